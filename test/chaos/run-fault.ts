import path from 'node:path';
import { checkBooks } from '#activities/upkeep/ledger/check-books';
import { seedFrom } from '#domain/kernel/seed';
import type { Say } from '#scripts/stack/say';
import { SERVICE_NAMES } from '#scripts/stack/service-name';
import type { Fault, Scene } from './faults/fault';
import { allBack } from './faults/kill-process';
import type { Installation } from './installation';
import { openBalancer } from './load/balancer';
import { openDiary } from './load/diary';
import { startGauge } from './load/gauge';
import { startLoad } from './load/load';
import { createOperator } from './load/operator';
import { waitForRest } from './load/rest';
import { startShift } from './load/run-operator';
import { createSource } from './load/source';
import { openMarket } from './market/open-market';
import { orderOf } from './market/orders';
import { collectEvidence } from './oracle/collect-evidence';
import { describeEvidence } from './oracle/describe-evidence';
import { describeRunning } from './oracle/describe-running';
import { judge, type Charge } from './oracle/judge';
import type { Finding } from './oracle/evidence';
import type { RepeatAnswer } from '#test/kit/fakes/buyers/behaviour';

/** One line of the result. */
export type FaultResult = {
  readonly fault: string;
  /** How its buyers answered repetitions. */
  readonly repeats: RepeatAnswer;
  readonly leads: number;
  readonly kills: number;
} & Readonly<Record<Charge, number>>;
export interface Verdict {
  readonly result: FaultResult;
  readonly findings: readonly (Finding & { readonly charge: string })[];
  /** Milliseconds from the end of the fault until everything was at rest. */
  readonly healedMs: number;
}
export interface FaultRun {
  readonly leads: number;
  readonly kills: number;
  readonly repeats: RepeatAnswer;
  readonly say: Say;
}

/** Everything must be at rest this long after the fault is over and the last lead is in. */
const HEALING_MS = 60_000;
const MOST_PER_SECOND = 20;
const ROUND_SECONDS = 3;

/** Opens a market of its own, does the fault with leads coming in, lets everything heal and asks the oracle. */
export async function runFault(
  installation: Installation,
  fault: Fault,
  { leads, kills, repeats, say }: FaultRun,
): Promise<Verdict> {
  const { stack, fakes, pool, temporal, folder } = installation;
  const name = `${fault.name}-${repeats}-${Date.now().toString(36)}`;
  const before = await checkBooks(pool);
  const market = await openMarket({ databaseUrl: stack.databaseUrl, secretKey: stack.secretKey, fakes }, name, {
    leads,
    repeats,
  });
  const diary = openDiary(path.join(folder, `${fault.name}-${repeats}.jsonl`));
  const balancer = fault.balanced ? await openBalancer() : undefined;
  await balancer?.add(stack.apiUrl);
  const apiUrl = balancer?.url ?? stack.apiUrl;
  const source = createSource(apiUrl, market, diary);
  const day = new AbortController();
  const operator = createOperator({ apiUrl, market, pool, diary, stop: day.signal });
  const gauge = startGauge(pool, market.campaignIds);
  const load = startLoad({
    leads,
    perSecond: paceOf(leads, kills),
    orderOf: (number) => orderOf(name, number),
    send: source.send,
    unfinished: () => gauge.unfinished,
  });
  const shift = startShift(operator);
  const { campaignIds } = market;
  const { killed, broken } = await carryOut(fault, {
    stack,
    pool,
    temporal,
    startPeer: installation.startPeer,
    balancer,
    campaignIds,
    load,
    gauge,
    shift,
    leads,
    kills,
    chance: seedFrom(name),
    say,
  });
  await gauge.stop();
  say(`${fault.name}: ${killed} kills, ${leads} leads sent; waiting until everything is at rest`);
  const { unrest, afterMs } = await waitForRest({ pool, temporal, campaignIds }, operator.left, HEALING_MS);
  day.abort();
  await shift.end();
  await balancer?.close();
  if (afterMs > HEALING_MS) say(`${fault.name}: not at rest after ${HEALING_MS / 1000} s: ${JSON.stringify(unrest)}`);
  const evidence = await collectEvidence(installation, market, diary, operator.left, before);
  say(`${fault.name}:\n    ${describeEvidence(evidence)}`);
  const strays = evidence.leads.filter(({ id, stage }) => stage === 'closed' && evidence.running.has(id));
  for (const { id } of strays) say(`${fault.name}: ${await describeRunning(temporal, id)}`);
  const verdict = judge(evidence);
  const found = { ...verdict, stuck: [...broken, ...verdict.stuck] };
  return {
    result: { fault: fault.name, repeats, leads, kills: killed, ...count(found) },
    findings: Object.entries(found).flatMap(([charge, each]) => each.map((finding) => ({ charge, ...finding }))),
    healedMs: afterMs,
  };
}

/** A process that does not come back, or a fault that cannot be done, is a finding like any other. */
async function carryOut(fault: Fault, scene: Scene): Promise<{ killed: number; broken: readonly Finding[] }> {
  const broken: Finding[] = [];
  const note = (error: unknown): void =>
    void broken.push({ about: fault.name, sentence: error instanceof Error ? error.message : String(error) });
  const killed = await fault.run(scene).catch((error: unknown) => (note(error), 0));
  await allBack(scene.stack, SERVICE_NAMES).catch(note);
  await scene.load.finish().catch(note);
  return { killed, broken };
}

/** A round of a fault takes about three seconds; the leads come in over all of them. */
const paceOf = (leads: number, kills: number): number =>
  Math.min(MOST_PER_SECOND, leads / (Math.max(1, kills) * ROUND_SECONDS));

const count = (verdict: Readonly<Record<Charge, readonly Finding[]>>): Record<Charge, number> =>
  Object.fromEntries(Object.entries(verdict).map(([charge, found]) => [charge, found.length])) as Record<
    Charge,
    number
  >;
