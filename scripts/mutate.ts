import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '#domain/kernel/errors';
import { type Break, needsStack, problemOf } from './mutate/break';
import { BREAKS } from './mutate/breaks/registry';
import { type CheckoutCopy, copyCheckout } from './mutate/copy-checkout';
import { SURVIVORS } from './mutate/survivors';
import { failingBefore, tryBreaks } from './mutate/try-breaks';
import { judge } from './mutate/verdict';
import { onInterrupt } from './stack/on-interrupt';
import { sayOnStderr as say } from './stack/say';
import { endTools } from './test/run-tool';
import { runToEnd } from './test/run-to-end';
import { startTestStack, type TestStack } from './test/test-stack';

const USAGE = 'npm run mutate -- [--with-stack] [--only=<pattern of ids>]';
const PROJECT = path.resolve(__dirname, '..', '..');

const starting = new AbortController();
let copy: CheckoutCopy | undefined;
let stack: TestStack | undefined;

/** `npm run mutate`: breaks the product on purpose, one break at a time in a copy of the checkout, and sees whether the tests notice. */
async function mutate(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const chosen = BREAKS.filter(({ id }) => options.only.test(id));
  const breaks = chosen.filter((each) => options.withStack || !needsStack(each));
  if (breaks.length < chosen.length)
    say(`${chosen.length - breaks.length} breaks need a running stack and are left out; --with-stack tries them too`);
  if (breaks.length === 0) throw new UserError('nothing-to-try', 'No break is left to try.');
  refuseStale(breaks);
  copy = copyCheckout(PROJECT);
  if (breaks.some(needsStack)) {
    say('starting an installation for the tests');
    stack = await startTestStack(starting.signal);
  }
  const trying = { folder: copy.folder, env: { ...process.env, ...stack?.env }, say, signal: starting.signal };
  const failing = await failingBefore(breaks, trying);
  if (failing !== null && !starting.signal.aborted) throw new UserError('tests-fail', failing);
  const tried = await tryBreaks(breaks, trying);
  if (starting.signal.aborted) throw new UserError('interrupted', 'The run was interrupted.');
  const { summary, problems } = judge(tried, SURVIVORS);
  for (const problem of problems) console.log(problem);
  console.log(summary);
  return problems.length === 0 ? 0 : 1;
}

function readOptions(args: readonly string[]): { readonly withStack: boolean; readonly only: RegExp } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { 'with-stack': { type: 'boolean' }, only: { type: 'string' } },
    });
    return { withStack: values['with-stack'] ?? false, only: new RegExp(values.only ?? '') };
  } catch {
    throw new UserError('bad-argument', USAGE);
  }
}

/** A break whose text was changed since would break nothing. */
function refuseStale(breaks: readonly Break[]): void {
  const textOf = (file: string): string | null =>
    existsSync(path.join(PROJECT, file)) ? readFileSync(path.join(PROJECT, file), 'utf8') : null;
  const stale = breaks.flatMap((each) => {
    const problem = problemOf(each, textOf(each.file));
    return problem === null ? [] : [`${each.id}: ${problem}`];
  });
  if (stale.length > 0)
    throw new UserError(
      'stale-breaks',
      `These breaks cannot be applied; bring scripts/mutate/breaks up to date:\n${stale.join('\n')}`,
    );
}

onInterrupt(({ force }) => {
  starting.abort(new Error('The run was interrupted.'));
  endTools();
  if (force) void stack?.stop({ force });
});

void runToEnd(
  () => mutate(process.argv.slice(2)),
  async () => {
    copy?.remove();
    await stack?.stop();
  },
);
