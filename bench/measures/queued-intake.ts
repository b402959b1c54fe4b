import { inTurn } from '../in-turn';
import type { Arrivals } from '../load/arrive-at-rate';
import type { Measure } from '../measure';
import { CpuMeter } from '../process-cpu';
import { median, quantile, rounded } from '../statistics';

const PER_SECOND = 300;
const SECONDS = 60;
const BUDGET_MS = 100;
const BUDGET_RATIO = 2;

/**
 * How long a queued lead waits for its 202 while the worker is busy with those before it; beside the least a durable intake could be,
 * under the same load. The queue that grows meanwhile keeps workflows running in the slices of both.
 */
export const queuedIntake: Measure = {
  id: 'queued-intake',
  measure: `accept of a queued lead at ${PER_SECOND} requests/s for ${SECONDS} s, p99 ms`,
  budget: `≤ ${BUDGET_MS} ms and ≤ ${BUDGET_RATIO} × bare Express + insert, nothing refused`,
  async run(bench) {
    const { load, market, intakeUrl, stack, config, pool } = await bench.installation();
    const [slices, seconds] = bench.quick ? [2, 4] : [4, SECONDS / 4];
    bench.say(`queued-intake: ${slices} × ${seconds} s of leads and of bare inserts in turn`);
    const arrivals = { receiver: market.queued, perSecond: PER_SECOND, seconds };
    const cpu = new CpuMeter({ api: stack.pids.api, postgres: stack.pids.postgres });
    const { a, b } = await bench.beside<string, { a: Arrivals[]; b: Arrivals[] }>(
      'floor/bare-intake.js',
      { databaseUrl: stack.places.database.server, poolSize: config.database.poolSize },
      (bareUrl) =>
        inTurn(
          slices,
          () => cpu.during(() => load.run('arriveAtRate', { ...arrivals, url: intakeUrl })),
          () => load.run('arriveAtRate', { ...arrivals, url: bareUrl }),
        ),
    );
    const { rows } = await pool.query<{ depth: number; closed: number }>(
      `select (select count(*) from lead_dispatch) as depth, (select count(*) from lead where stage = 'closed') as closed`,
    );
    const [value, floor] = [p99(a), p99(b)];
    const refused = a.reduce((sum, slice) => sum + slice.refused, 0);
    const pooled = (runs: readonly Arrivals[], share: number): number =>
      rounded(
        quantile(
          runs.flatMap(({ latencies }) => latencies),
          share,
        ),
      );
    const notes = [
      `refused ${refused}; p50 ${pooled(a, 0.5)} ms, floor's ${pooled(b, 0.5)} ms; p99 of the whole time ${pooled(a, 0.99)} ms, floor's ${pooled(b, 0.99)} ms`,
      `load process at most ${Math.round(Math.max(...[...a, ...b].map(({ lag }) => lag)))} ms late; ${rows[0]?.closed} leads closed, ${rows[0]?.depth} still queued`,
      cpu.perPiece('request', (slices + 1) * seconds * PER_SECOND),
    ];
    return {
      value: rounded(value),
      floor: rounded(floor),
      ratio: rounded(value / floor),
      holds: value <= BUDGET_MS && value / floor <= BUDGET_RATIO && refused === 0,
      note: notes.filter((note) => note !== '').join('; '),
    };
  },
};

const p99 = (runs: readonly Arrivals[]): number => median(runs.map(({ latencies }) => quantile(latencies, 0.99)));
