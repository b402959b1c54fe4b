import { Bench, type BenchSettings } from './bench';
import type { Measure, Measured } from './measure';

export interface BenchRun {
  readonly measured: readonly Measured[];
  /** Measures that could not be carried out. */
  readonly broken: readonly string[];
}

/** Runs the measures one after the other on one installation; one that breaks does not keep the others from running. */
export async function runBench(measures: readonly Measure[], settings: BenchSettings): Promise<BenchRun> {
  const bench = new Bench(settings);
  const measured: Measured[] = [];
  const broken: string[] = [];
  // Closing the parts makes whatever is being measured fail at once.
  settings.signal.addEventListener('abort', () => void bench.close(), { once: true });
  try {
    for (const measure of measures) {
      settings.signal.throwIfAborted();
      try {
        measured.push(await runOne(bench, measure));
      } catch (error) {
        broken.push(measure.id);
        bench.say(`${measure.id} is broken: ${describe(error)}`);
      }
    }
  } finally {
    await bench.close();
  }
  return { measured, broken };
}

async function runOne(bench: Bench, { id, measure, budget, run }: Measure): Promise<Measured> {
  await bench.profile('before');
  const figure = await run(bench);
  const profiles = await bench.profile(id);
  bench.say(
    `${id}: ${figure.value}${figure.ratio === null ? '' : `, ratio ${figure.ratio}`}, ${figure.holds ? 'holds' : 'DOES NOT HOLD'}`,
  );
  return { id, measure, budget, ...figure, note: [figure.note, ...profiles].join('; ') };
}

/** Errors made for people are one sentence; others need their stack. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'kind' in error ? error.message : (error.stack ?? error.message);
}
