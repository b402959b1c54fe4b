import { readBenchOptions, type BenchOptions } from '../bench/options';
import { ProfileFolder } from '../bench/profile/profile-folder';
import { MEASURES } from '../bench/registry';
import { renderTable } from '../bench/render-table';
import { runBench } from '../bench/run-bench';
import { onInterrupt } from './stack/on-interrupt';
import { sayOnStderr as say } from './stack/say';

const giveUp = new AbortController();

/** `npm run bench`: the budgets of the architecture, each beside its floor. A missed budget is a line of the table, not a failure. */
async function bench(options: BenchOptions): Promise<number> {
  const profiles = options.profile === undefined ? undefined : new ProfileFolder(options.profile);
  const { measured, broken } = await runBench(options.measures, {
    quick: options.quick,
    say,
    profiles,
    signal: giveUp.signal,
  });
  console.log(renderTable(measured));
  if (broken.length > 0) console.log(`\nnot measured: ${broken.join(', ')}`);
  if (options.json)
    console.log(
      JSON.stringify(
        measured.map(({ id, measure, value, floor, ratio, budget, holds }) => ({
          id,
          measure,
          value,
          floor,
          ratio,
          budget,
          holds,
        })),
      ),
    );
  return broken.length === 0 ? 0 : 1;
}

onInterrupt(({ force }) => {
  say(force ? 'stopping at once' : 'stopping');
  giveUp.abort(new Error('The bench was interrupted.'));
  if (force) process.exit(130);
});

Promise.resolve()
  .then(() => bench(readBenchOptions(process.argv.slice(2), MEASURES)))
  .then(
    (code) => process.exit(code),
    (error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      process.exit(1);
    },
  );
