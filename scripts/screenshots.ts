import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '#db/migrate';
import { createPool } from '#db/pool';
import { makeFirstSignIn } from '#db/seeds/first-administrator';
import { seedDemoMarket } from '#db/seeds/seed-demo-market';
import { openBrowser } from '#test/kit/browser/open-browser';
import { startFakeBuyers } from '#test/kit/fakes/buyers';
import { demoBehaviours } from './demo/buyers';
import { runDemo } from './demo/run-demo';
import { seedPast } from './past/seed-past';
import { findPlaces } from './screenshots/find-places';
import { sendLateLeads } from './screenshots/send-late-leads';
import { takePictures } from './screenshots/take-pictures';
import { makeTemporaryHome } from './stack/home/temporary-home';
import { onInterrupt } from './stack/on-interrupt';
import { sayOnStderr as say } from './stack/say';
import { startStack } from './stack/start-stack';

const RUN = 'show';
/** Everything that has to be closed, last opened first. */
const closing: (() => Promise<unknown> | void)[] = [];
const starting = new AbortController();
let ending: Promise<void> | undefined;

/** `npm run screenshots [-- part-of-a-name]`: a throw-away installation with the demo market and its leads, and a picture of every screen in docs/screenshots. */
async function main(only: string | undefined): Promise<void> {
  const temporary = makeTemporaryHome('screenshots');
  closing.push(() => temporary.remove());
  const project = path.resolve(__dirname, '..', '..');
  const stack = await startStack({
    home: temporary.home,
    project,
    api: true,
    worker: true,
    say,
    signal: starting.signal,
    env: { OUTBOUND_ALLOW: '127.0.0.0/8', INTAKE_PER_ADDRESS: '0', INTAKE_PER_SOURCE: '0', LOG_LEVEL: 'warn' },
    prepare: async ({ databaseUrl, secretKey }) => {
      await migrate(databaseUrl);
      await seedDemoMarket(databaseUrl, secretKey);
      await seedPast(databaseUrl, secretKey, Date.now(), say);
    },
  });
  closing.push(() => stack.stop());
  const { databaseUrl, secretKey, apiUrl } = stack;
  const { email, password } = await makeFirstSignIn(databaseUrl, { demo: true, mustChange: false });
  const login = { email: email ?? '', password: password ?? '' };
  const buyers = await startFakeBuyers({ buyers: demoBehaviours() });
  closing.push(() => buyers.close());
  const pool = createPool(databaseUrl, 4, 'leadrail-screenshots');
  closing.push(() => pool.end());
  const browser = await openBrowser(project);
  closing.push(() => browser.close());
  const folder = path.join(project, 'docs', 'screenshots');
  mkdirSync(folder, { recursive: true });
  const take = async (quiet: boolean): Promise<string[]> =>
    takePictures({
      browser,
      url: apiUrl.replace('//127.0.0.1', '//localhost'),
      folder,
      login,
      places: await findPlaces(pool),
      quiet,
      only,
      say,
    });
  const before = await take(true);
  await runDemo({
    run: RUN,
    plainNames: true,
    apiUrl,
    databaseUrl,
    secretKey,
    pool,
    buyers,
    waitMs: 120_000,
    say,
    afterwards: (client) => sendLateLeads(client, buyers, `${RUN}-late`),
  });
  const problems = [...before, ...(await take(false))];
  console.log(
    `${problems.length === 0 ? 'No problem' : `${problems.length} problems`} on the screens; the pictures are in ${path.relative(process.cwd(), folder)}`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function end(code: number): Promise<void> {
  ending ??= (async () => {
    starting.abort(new Error('Taking pictures was interrupted.'));
    for (const close of closing.reverse()) await Promise.resolve(close()).catch(() => undefined);
    process.exit(code);
  })();
  return ending;
}

onInterrupt(({ force }) => (force ? process.exit(130) : void end(130)));

main(process.argv[2]).then(
  () => end(Number(process.exitCode ?? 0)),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    return end(1);
  },
);
