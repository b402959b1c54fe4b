import path from 'node:path';
import { migrate } from '#db/migrate';
import { createPool } from '#db/pool';
import { seedDemoMarket } from '#db/seeds/seed-demo-market';
import { startFakeBuyers } from '#test/kit/fakes/buyers';
import { demoBehaviours } from './demo/buyers';
import type { Report } from './demo/compare';
import { readDemoOptions, type DemoOptions } from './demo/demo-options';
import { renderReport } from './demo/render-report';
import { runDemo } from './demo/run-demo';
import { seedPast } from './past/seed-past';
import { makeTemporaryHome } from './stack/home/temporary-home';
import { onInterrupt } from './stack/on-interrupt';
import { sayOnStderr as say } from './stack/say';
import { startStack } from './stack/start-stack';

/** Everything that has to be closed, last opened first. */
const closing: (() => Promise<unknown> | void)[] = [];
const starting = new AbortController();
let ending: Promise<void> | undefined;

/** `npm run demo`: a market of real HTTP buyers on loopback, more than 200 leads, and a table on which all parties must agree. */
async function demo(options: DemoOptions): Promise<Report> {
  const place = options.outside ?? (await startOwn());
  const buyers = await startFakeBuyers({ buyers: demoBehaviours() });
  closing.push(() => buyers.close());
  const pool = createPool(place.databaseUrl, 4, 'leadrail-demo');
  closing.push(() => pool.end());
  const run = Date.now().toString(36).slice(-5);
  const report = await runDemo({ ...place, run, pool, buyers, waitMs: options.waitMs, say });
  console.log(renderReport(report));
  if (!options.exit) say(`still running at ${place.apiUrl}; stop with Ctrl-C`);
  return report;
}

async function startOwn(): Promise<NonNullable<DemoOptions['outside']>> {
  const temporary = makeTemporaryHome('demo');
  closing.push(() => temporary.remove());
  const stack = await startStack({
    home: temporary.home,
    project: path.resolve(__dirname, '..', '..'),
    api: true,
    worker: true,
    say,
    signal: starting.signal,
    env: {
      OUTBOUND_ALLOW: '127.0.0.0/8',
      INTAKE_PER_ADDRESS: '0',
      INTAKE_PER_SOURCE: '0',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    },
    prepare: async ({ databaseUrl, secretKey }) => {
      await migrate(databaseUrl);
      await seedDemoMarket(databaseUrl, secretKey);
      await seedPast(databaseUrl, secretKey, Date.now(), say);
    },
  });
  closing.push(() => stack.stop());
  const { apiUrl, databaseUrl, secretKey } = stack;
  return { apiUrl, databaseUrl, secretKey };
}

function end(code: number): Promise<void> {
  ending ??= (async () => {
    starting.abort(new Error('The demo was interrupted.'));
    for (const close of closing.reverse()) await Promise.resolve(close()).catch(() => undefined);
    process.exit(code);
  })();
  return ending;
}

async function main(): Promise<void> {
  const options = readDemoOptions(process.argv.slice(2), process.env);
  const report = await demo(options);
  if (options.json)
    console.log(JSON.stringify({ ...report.figures, disagreements: report.disagreements, agrees: report.agrees }));
  process.exitCode = report.agrees ? 0 : 1;
  if (options.exit) await end(process.exitCode);
}

onInterrupt(({ force }) => (force ? process.exit(130) : void end(Number(process.exitCode ?? 130))));

main().catch(async (error: unknown) => {
  say(error instanceof Error ? ('kind' in error ? error.message : (error.stack ?? error.message)) : String(error));
  await end(1);
});
