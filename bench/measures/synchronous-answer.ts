import { bareWorkerInput, BARE_WORKER } from '../floor/bare-worker-input';
import { inTurn } from '../in-turn';
import type { Measure } from '../measure';
import { CpuMeter } from '../process-cpu';
import { median, quantile, rounded } from '../statistics';

const BUDGET_RATIO = 1.5;

/** How long a caller waits for the sale of one lead, one caller at a time; beside the round trip of a bare workflow. */
export const synchronousAnswer: Measure = {
  id: 'synchronous-answer',
  measure: 'synchronous answer of a sold lead, one at a time, p50 ms',
  budget: `≤ ${BUDGET_RATIO} × a bare workflow with one normal activity`,
  async run(bench) {
    const installation = await bench.installation();
    const { load, market, intakeUrl, stack } = installation;
    const [slices, count] = bench.quick ? [3, 10] : [9, 25];
    bench.say(`synchronous-answer: ${slices} × ${count} leads and bare workflows in turn`);
    const cpu = new CpuMeter(stack.pids);
    const times = await bench.beside(BARE_WORKER, bareWorkerInput(installation), () =>
      inTurn(
        slices,
        () => cpu.during(() => load.run('answersOneAtATime', { url: intakeUrl, receiver: market.synchronous, count })),
        () => load.run('bareWorkflowsOneAtATime', { count }),
      ),
    );
    const value = median(times.a.map(median));
    const floor = median(times.b.map(median));
    const notes = [
      `p95 ${rounded(quantile(times.a.flat(), 0.95))} ms, floor's ${rounded(quantile(times.b.flat(), 0.95))} ms`,
      cpu.perPiece('lead', (slices + 1) * count),
    ];
    return {
      value: rounded(value),
      floor: rounded(floor),
      ratio: rounded(value / floor),
      holds: value / floor <= BUDGET_RATIO,
      note: notes.filter((note) => note !== '').join('; '),
    };
  },
};
