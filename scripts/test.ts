import { migrate } from '#db/migrate';
import { type DemoMarket, seedDemoMarket } from '#db/seeds/seed-demo-market';
import { UserError } from '#domain/kernel/errors';
import { makeTemporaryHome } from './stack/home/temporary-home';
import { onInterrupt } from './stack/on-interrupt';
import { sayOnStderr as say } from './stack/say';
import type { Stack } from './stack/stack';
import { startStack } from './stack/start-stack';
import { CHECKS, runCheck } from './test/run-check';
import { runJest } from './test/run-jest';
import { endTools } from './test/run-tool';
import { sumTallies, type Tally } from './test/tally';
import { PROJECTS } from './test/tally-project';

/**
 * Jest projects that need nothing but the sources, and those that need Postgres and Temporal, each with its number of workers.
 */
const OFFLINE = ['unit', 'conformance', 'architecture', 'replay'];
const ON_STACK: readonly { readonly part: string; readonly workers: number }[] = [
  { part: 'integration', workers: 2 },
  { part: 'scenarios', workers: 1 },
  { part: 'ui', workers: 1 },
  { part: 'crash', workers: 1 },
];

let stack: Stack | undefined;
const starting = new AbortController();

/** `npm test -- scenarios --only=selling`: of the parts named, only the files whose path matches. */
const ONLY = '--only=';

async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith(ONLY));
  const only = args.find((arg) => arg.startsWith(ONLY))?.slice(ONLY.length);
  const known = [...Object.keys(CHECKS), ...Object.keys(PROJECTS)];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UserError(
    'unknown-part',
    `There is no test part "${unknown.join('", "')}"; the parts are ${known.join(', ')}.`,
  );
  const wanted = (part: string): boolean => names.length === 0 || names.includes(part);
  const tallies: Tally[] = await Promise.all(Object.keys(CHECKS).filter(wanted).map((part) => runCheck(part, say)));
  tallies.push(...(await runJest(OFFLINE.filter(wanted), { workers: 2, env: process.env, report: say, only })));
  const onStack = ON_STACK.filter(({ part }) => wanted(part));
  if (onStack.length > 0) tallies.push(...(await runOnStack(onStack, only)));
  return summarise(tallies);
}

/** The parts that need servers get private ones of this run, on data that is thrown away. */
async function runOnStack(parts: typeof ON_STACK, only: string | undefined): Promise<Tally[]> {
  const temporary = makeTemporaryHome('test');
  const tallies: Tally[] = [];
  try {
    say('starting an installation for the tests');
    let market: DemoMarket | null = null;
    stack = await startStack({
      home: temporary.home, project: process.cwd(), signal: starting.signal, api: true, worker: true,
      env: { OUTBOUND_ALLOW: '127.0.0.0/8' },
      prepare: async ({ databaseUrl, secretKey }) => {
        await migrate(databaseUrl);
        market = await seedDemoMarket(databaseUrl, secretKey);
      },
    });
    const env = { ...process.env, ...testEnvironment(stack, market) };
    for (const { part, workers } of parts) tallies.push(...(await runJest([part], { workers, env, report: say, only })));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    const failures = ['servers: Postgres and Temporal for the tests did not start'];
    tallies.push({ part: 'servers', passed: 0, failed: 1, failures });
  } finally {
    await stack?.stop();
    temporary.remove();
  }
  return tallies;
}

/** What the tests are told: servers for databases of their own, and the running installation with its administrator. */
function testEnvironment(running: Stack, market: DemoMarket | null): NodeJS.ProcessEnv {
  const { places } = running;
  return {
    TEST_DATABASE_URL: running.databaseUrl, TEST_TEMPORAL_ADDRESS: running.temporalAddress, TEST_API_URL: places.apiUrl,
    TEST_APP_DATABASE_URL: running.databaseUrl, TEST_STACK_HOME: places.home,
    TEST_ADMIN_CLIENT_ID: market?.adminClientId, TEST_ADMIN_CLIENT_SECRET: market?.adminClientSecret,
    TEST_ADMIN_EMAIL: market?.adminEmail ?? undefined, TEST_ADMIN_PASSWORD: market?.adminPassword ?? undefined,
  };
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

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
