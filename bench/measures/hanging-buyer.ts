import type { Installation } from '../installation';
import { inTurn } from '../in-turn';
import type { Measure } from '../measure';
import { median, quantile, rounded } from '../statistics';
import { HANGING_STATE } from '../market/bench-market';

const BUDGET_RATIO = 1.1;
const BUDGET_MS = 1_000;
const PER_SECOND = 19;
/** One lead of twenty is for the buyer that hangs. */
const HANGING_PER_SECOND = 1;
const AT_ONCE = 160;
const GIVE_UP_MS = 120_000;

/**
 * How long leads take from their receipt to their end while one buyer of twenty never answers, beside the same without that buyer's leads. Then 160
 * leads for it at once, and what a caller waits for the sale of one that has nothing to do with it.
 */
export const hangingBuyer: Measure = {
  id: 'hanging-buyer',
  measure: `leads of others while one buyer of twenty hangs, ${PER_SECOND} a second, p99 ms from receipt to end`,
  budget: `≤ ${BUDGET_RATIO} × without it; beside ${AT_ONCE} leads for it a sale ≤ ${BUDGET_MS} ms`,
  async run(bench) {
    const installation = await bench.installation();
    const [slices, seconds] = bench.quick ? [2, 6] : [5, 20];
    bench.say(`hanging-buyer: ${slices} × ${seconds} s with a buyer that hangs and without it in turn`);
    const { a, b } = await inTurn(
      slices,
      () => timesOfOthers(installation, seconds, true),
      () => timesOfOthers(installation, seconds, false),
    );
    const p99 = (runs: readonly number[][]): number => median(runs.map((times) => quantile(times, 0.99)));
    const [value, floor] = [p99(a), p99(b)];
    const { hung, saleMs } = await saleBesideMany(installation);
    const pooled = (runs: readonly number[][], share: number): number => rounded(quantile(runs.flat(), share));
    return {
      value: rounded(value),
      floor: rounded(floor),
      ratio: rounded(value / floor),
      holds: value / floor <= BUDGET_RATIO && saleMs <= BUDGET_MS,
      note: `p50 ${pooled(a, 0.5)} ms, without it ${pooled(b, 0.5)} ms; all slices together p99 ${pooled(a, 0.99)} and ${pooled(b, 0.99)} ms; beside ${hung} leads for it a sale in ${rounded(saleMs)} ms`,
    };
  },
};

/** Milliseconds from receipt to end of each lead of the others. */
async function timesOfOthers(
  { load, market, intakeUrl, pool }: Installation,
  seconds: number,
  hanging: boolean,
): Promise<number[]> {
  const arrivals = { url: intakeUrl, receiver: market.queued, seconds };
  const { rows: begun } = await pool.query<{ at: Date }>('select now() as at');
  await Promise.all([
    load.run('arriveAtRate', { ...arrivals, perSecond: PER_SECOND }),
    hanging &&
      load.run('arriveAtRate', { ...arrivals, perSecond: HANGING_PER_SECOND, fields: { State: HANGING_STATE } }),
  ]);
  const text = `select extract(epoch from closed_at - received_at)::float8 * 1000 as ms from lead where received_at >= $1 and state <> $2`;
  for (const until = Date.now() + GIVE_UP_MS; ;) {
    const { rows } = await pool.query<{ ms: number | null }>(text, [begun[0]?.at, HANGING_STATE]);
    const times = rows.flatMap(({ ms }) => (ms === null ? [] : [ms]));
    if (times.length === rows.length) return times;
    if (Date.now() > until) throw new Error(`${rows.length - times.length} leads of others did not come to an end`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** What one caller waits for while so many leads are with, or wait for, the buyer that hangs. */
async function saleBesideMany({
  load,
  market,
  intakeUrl,
  pool,
}: Installation): Promise<{ readonly hung: number; readonly saleMs: number }> {
  await load.run('arriveAtRate', {
    url: intakeUrl,
    receiver: market.queued,
    perSecond: AT_ONCE,
    seconds: 1,
    fields: { State: HANGING_STATE },
  });
  const [saleMs = Number.NaN] = await load.run('answersOneAtATime', {
    url: intakeUrl,
    receiver: market.synchronous,
    count: 1,
  });
  const { rows } = await pool.query<{ hung: number }>(
    `select count(*)::integer as hung from lead where state = $1 and stage <> 'closed'`,
    [HANGING_STATE],
  );
  return { hung: rows[0]?.hung ?? 0, saleMs };
}
