import { bareWorkerInput, BARE_WORKER } from '../floor/bare-worker-input';
import { inTurn } from '../in-turn';
import type { Measure } from '../measure';
import { CpuMeter } from '../process-cpu';
import { median, rounded } from '../statistics';

const BUDGET_RATIO = 0.8;
const IN_FLIGHT = 40;

/** Leads from POST to closed, 40 of them always under way; beside as many bare workflows on the same server. */
export const throughputSold: Measure = {
  id: 'throughput-sold',
  measure: `sold leads a second, ${IN_FLIGHT} in flight`,
  budget: `≥ ${BUDGET_RATIO} × a bare workflow with one normal activity`,
  async run(bench) {
    const installation = await bench.installation();
    const { load, market, intakeUrl, stack } = installation;
    const [slices, seconds, rampSeconds] = bench.quick ? [2, 6, 2] : [5, 12, 3];
    bench.say(`throughput-sold: ${slices} × ${seconds} s of leads and of bare workflows in turn`);
    const window = { inFlight: IN_FLIGHT, seconds, rampSeconds };
    const ours = new CpuMeter(stack.pids);
    const { a, b, bareCpu } = await bench.beside(
      BARE_WORKER,
      bareWorkerInput(installation),
      async (_ready, bareWorker) => {
        const bare = new CpuMeter({ worker: bareWorker, temporal: stack.pids.temporal });
        const flows = await inTurn(
          slices,
          () => ours.during(() => load.run('flowOfLeads', { ...window, url: intakeUrl, receiver: market.queued })),
          () => bare.during(() => load.run('flowOfBareWorkflows', window)),
        );
        return { ...flows, bareCpu: bare };
      },
    );
    const value = median(a.map(({ perSecond }) => perSecond));
    const floor = median(b.map(({ perSecond }) => perSecond));
    if (floor === 0)
      throw new Error('The bare workflows ended none in their time: this machine is too busy to measure anything');
    const perSlice = (flows: typeof a): number =>
      flows.reduce((sum, { done }) => sum + done, 0) * ((slices + 1) / slices);
    const notes = [
      `median from POST to closed ${Math.round(median(a.map(({ medianMs }) => medianMs)))} ms`,
      ours.perPiece('lead', perSlice(a)),
      bareCpu.perPiece('bare workflow', perSlice(b)),
    ];
    return {
      value: rounded(value),
      floor: rounded(floor),
      ratio: rounded(value / floor),
      holds: value / floor >= BUDGET_RATIO,
      note: notes.filter((note) => note !== '').join('; '),
    };
  },
};
