import { Engine } from 'json-rules-engine';
import { compileRouting } from '#domain/distribution/compile-routing';
import { plan, type PlanFacts } from '#domain/distribution/plan';
import { inTurn } from '../in-turn';
import { bigMarket, type BigMarket, leadOf } from '../market/big-market';
import type { Measure } from '../measure';
import { median, rounded } from '../statistics';

const BUDGET_MS = 2;
const BUDGET_RATIO = 50;
const ACCOUNTS = 10_000;

/** Every account's five conditions, for ever new leads: our plan, and a general rules engine asked the same. */
export const plan10k: Measure = {
  id: 'plan-10k',
  measure: 'plan over 10,000 accounts × 5 conditions, p50 ms',
  budget: `≤ ${BUDGET_MS} ms and ≥ ${BUDGET_RATIO} × faster than json-rules-engine`,
  async run(bench) {
    const market = bigMarket(ACCOUNTS);
    const routing = compileRouting(market.snapshot, market.definitions);
    const engine = engineOf(market);
    bench.say(`plan-10k: ${market.snapshot.accounts.length} accounts`);
    let lead = 0;
    const perSlice = bench.quick ? 20 : 50;
    const times = await inTurn(
      bench.quick ? 3 : 9,
      async () =>
        Array.from({ length: perSlice }, () => timed(() => plan(routing, factsOf((lead += 1))).candidates.length)),
      async () => runEngine(engine, leadOf((lead += 1))),
    );
    const value = median(times.a.map((slice) => median(slice.map(({ ms }) => ms))));
    const floor = median(times.b.map(({ ms }) => ms));
    checkAgreement(plan(routing, factsOf(1)).candidates.length, (await runEngine(engine, leadOf(1))).passed);
    const passed = median(times.a.flat().map(({ result }) => result));
    const booked = median(
      Array.from(
        { length: 9 },
        (_, index) => timed(() => JSON.stringify(plan(routing, factsOf(index + 1)).refusals)).ms,
      ),
    );
    return {
      value: rounded(value),
      floor: rounded(floor),
      ratio: rounded(floor / value),
      holds: value <= BUDGET_MS && floor / value >= BUDGET_RATIO,
      note: `${passed} of ${ACCOUNTS} accounts pass (median); with every refusal written out as it is booked ${rounded(booked)} ms`,
    };
  },
};

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const started = performance.now();
  const result = work();
  return { ms: performance.now() - started, result };
}

function factsOf(lead: number): PlanFacts {
  return {
    fields: leadOf(lead),
    test: false,
    computed: new Map(),
    now: Date.UTC(2026, 5, 10, 15),
    seedText: `lead-${lead}`,
    strategy: 'price',
    priceOptimization: false,
    slots: 1,
    alreadySold: false,
    standings: new Map(),
    excludeAccounts: new Set(),
    excludeBuyers: new Set(),
    havingBuyers: new Set(),
  };
}

function engineOf({ rules }: BigMarket): Engine {
  return new Engine(
    rules.map(({ accountId, conditions }) => ({
      name: accountId,
      conditions: { all: [...conditions] },
      event: { type: accountId },
    })),
  );
}

async function runEngine(
  engine: Engine,
  fields: ReturnType<typeof leadOf>,
): Promise<{ readonly ms: number; readonly passed: number }> {
  const started = performance.now();
  const { events } = await engine.run({ ...fields });
  return { ms: performance.now() - started, passed: events.length };
}

/** Both must say the same of the same lead, or the comparison would be worth nothing. */
function checkAgreement(ours: number, theirs: number): void {
  if (ours !== theirs) throw new Error(`The plan passes ${ours} accounts, the rules engine ${theirs}`);
}
