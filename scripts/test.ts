import { UserError } from '#domain/kernel/errors';
import { checkBrowser } from '#test/kit/browser/check-browser';
import { onInterrupt } from './stack/on-interrupt';
import { sayOnStderr as say } from './stack/say';
import { CHECKS, runCheck } from './test/run-check';
import { runJest } from './test/run-jest';
import { endTools } from './test/run-tool';
import { sumTallies, type Tally } from './test/tally';
import { PROJECTS } from './test/tally-project';
import { runToEnd } from './test/run-to-end';
import { startTestStack, type TestStack } from './test/test-stack';

/**
 * Jest projects that need nothing but the sources, and those that need Postgres and Temporal, each with its number of workers.
 * Cheapest first.
 */
const OFFLINE = ['unit', 'conformance', 'architecture', 'replay'];
const ON_STACK: readonly { readonly part: string; readonly workers: number }[] = [
  { part: 'integration', workers: 2 },
  { part: 'scenarios', workers: 1 },
  { part: 'ui', workers: 1 },
  { part: 'crash', workers: 1 },
];
/** `npm test -- scenarios --only=selling`: of the parts named, only the files whose path matches. */
const ONLY = '--only=';

let stack: TestStack | undefined;
const starting = new AbortController();

async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith(ONLY));
  const only = args.find((arg) => arg.startsWith(ONLY))?.slice(ONLY.length);
  const known = [...Object.keys(CHECKS), ...Object.keys(PROJECTS)];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new UserError(
      'unknown-part',
      `There is no test part "${unknown.join('", "')}"; the parts are ${known.join(', ')}.`,
    );
  const wanted = (part: string): boolean => names.length === 0 || names.includes(part);
  const onStack = ON_STACK.filter(({ part }) => wanted(part));
  const missing = await prepare(onStack.map(({ part }) => part));
  if (missing) return summarise([missing]);
  const tallies: Tally[] = await Promise.all(
    Object.keys(CHECKS)
      .filter(wanted)
      .map((part) => runCheck(part, say)),
  );
  tallies.push(...(await runJest(OFFLINE.filter(wanted), { workers: 2, env: process.env, report: say, only })));
  const env = { ...process.env, ...stack?.env };
  for (const { part, workers } of onStack)
    tallies.push(...(await runJest([part], { workers, env, report: say, only })));
  return summarise(tallies);
}

/** Browser and servers are tried before anything else: where one cannot work, the run says so now and ends. */
async function prepare(parts: readonly string[]): Promise<Tally | undefined> {
  try {
    if (parts.includes('ui')) {
      say('trying the browser');
      await checkBrowser();
    }
    if (parts.length > 0) {
      say('starting an installation for the tests');
      stack = await startTestStack(starting.signal);
    }
    return undefined;
  } catch (error) {
    return { part: 'start', passed: 0, failed: 1, failures: [error instanceof Error ? error.message : String(error)] };
  }
}

/** The last line of stdout is the sum; its exact shape is read by tools. */
function summarise(tallies: readonly Tally[]): number {
  const failures = tallies.flatMap((tally) => tally.failures);
  if (failures.length > 0) console.log(['', 'Failed:', ...failures.map((failure) => `  ${failure}`)].join('\n'));
  const { passed, failed } = sumTallies(tallies);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

onInterrupt(({ force }) => {
  starting.abort(new Error('The test run was interrupted.'));
  endTools();
  if (force) void stack?.stop({ force });
});

void runToEnd(
  () => main(process.argv.slice(2)),
  async () => stack?.stop(),
);
