import { migrate } from '#db/migrate';
import { makeFirstSignIn, type FirstSignIn } from '#db/seeds/first-administrator';
import { seedDemoMarket } from '#db/seeds/seed-demo-market';
import { makeTemporaryHome } from '../stack/home/temporary-home';
import type { Stack } from '../stack/stack';
import { startStack } from '../stack/start-stack';

/** A private installation for one test run, on data that is thrown away. */
export interface TestStack {
  /** What the tests are told: servers for databases of their own, and the running installation with its administrator. */
  readonly env: NodeJS.ProcessEnv;
  stop(options?: { readonly force?: boolean }): Promise<void>;
}

/** On new data every part serves within seconds; one that does not is reported within the first minute. */
const READY_MS = 40_000;

export async function startTestStack(signal: AbortSignal): Promise<TestStack> {
  const temporary = makeTemporaryHome('test');
  try {
    const stack = await startStack({
      home: temporary.home,
      project: process.cwd(),
      signal,
      api: true,
      worker: true,
      readyMs: READY_MS,
      env: { OUTBOUND_ALLOW: '127.0.0.0/8', INTAKE_PER_ADDRESS: '0', INTAKE_PER_SOURCE: '0', FORM_MIN_SECONDS: '0' },
      prepare: async ({ databaseUrl, secretKey }) => {
        await migrate(databaseUrl);
        await seedDemoMarket(databaseUrl, secretKey);
      },
    });
    const signIn = await makeFirstSignIn(stack.databaseUrl, { demo: true, mustChange: false });
    return {
      env: testEnvironment(stack, signIn),
      stop: async (options) => {
        await stack.stop(options);
        temporary.remove();
      },
    };
  } catch (error) {
    temporary.remove();
    throw error;
  }
}

function testEnvironment(running: Stack, signIn: FirstSignIn): NodeJS.ProcessEnv {
  const { places } = running;
  return {
    TEST_DATABASE_URL: places.database.server,
    TEST_DATABASE_APPLICATION_URL: places.database.application,
    TEST_TEMPORAL_ADDRESS: running.temporalAddress,
    TEST_API_URL: places.apiUrl,
    TEST_APP_DATABASE_URL: places.database.server,
    TEST_STACK_HOME: places.home,
    TEST_ADMIN_CLIENT_ID: signIn.credential?.clientId,
    TEST_ADMIN_CLIENT_SECRET: signIn.credential?.clientSecret,
    TEST_ADMIN_EMAIL: signIn.email ?? undefined,
    TEST_ADMIN_PASSWORD: signIn.password ?? undefined,
  };
}
