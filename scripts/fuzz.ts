import { UserError } from '#domain/kernel/errors';
import { onInterrupt } from './stack/on-interrupt';
import { sayOnStderr as say } from './stack/say';
import { runJest } from './test/run-jest';
import { endTools } from './test/run-tool';
import { runToEnd } from './test/run-to-end';
import { startTestStack, type TestStack } from './test/test-stack';

const NUMBERS = { seed: 'FUZZ_SEED', runs: 'FUZZ_RUNS' } as const;
const DEFAULT_RUNS = '20';

let stack: TestStack | undefined;
const starting = new AbortController();

/** The long form of the fuzzer in `npm test`: the same requests for the same seed, more of them. `npm run fuzz -- --seed 7 --runs 50`. */
async function main(args: readonly string[]): Promise<number> {
  const env: NodeJS.ProcessEnv = {
    FUZZ_SEED: String(Date.now() % 1_000_000),
    FUZZ_RUNS: DEFAULT_RUNS,
    ...readArguments(args),
  };
  say(`requests of seed ${env['FUZZ_SEED']}, ${env['FUZZ_RUNS']} of each kind`);
  stack = await startTestStack(starting.signal);
  const tallies = await runJest(['integration'], {
    workers: 1,
    env: { ...process.env, ...stack.env, ...env },
    report: say,
    only: 'integration/fuzz/',
  });
  for (const { failures } of tallies) for (const failure of failures) console.log(failure);
  return tallies.every(({ failed }) => failed === 0) ? 0 : 1;
}

function readArguments(args: readonly string[]): NodeJS.ProcessEnv {
  const words = args.flatMap((arg) => arg.split('='));
  const env: NodeJS.ProcessEnv = {};
  for (let at = 0; at < words.length; at += 2) {
    const name = NUMBERS[words[at]?.replace(/^--/, '') as keyof typeof NUMBERS] as string | undefined;
    const value = words[at + 1] ?? '';
    if (name === undefined || !/^\d{1,9}$/.test(value))
      throw new UserError('unknown-argument', 'Usage: npm run fuzz -- [--seed <number>] [--runs <number>]');
    env[name] = value;
  }
  return env;
}

onInterrupt(({ force }) => {
  starting.abort(new Error('The run was interrupted.'));
  endTools();
  if (force) void stack?.stop({ force });
});

void runToEnd(
  () => main(process.argv.slice(2)),
  async () => stack?.stop(),
);
