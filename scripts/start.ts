import path from 'node:path';
import { migrate } from '#db/migrate';
import { seedDemoMarket, type DemoMarket } from '#db/seeds/seed-demo-market';
import { UserError } from '#domain/kernel/errors';
import { findPast, seedPast } from './past/seed-past';
import { printWelcome } from './start/print-welcome';
import { publishPages } from './start/publish-pages';
import { readSettings } from './start/read-settings';
import { dataHome } from './stack/home/data-home';
import { onInterrupt } from './stack/on-interrupt';
import { sayOnStderr as say } from './stack/say';
import type { Stack } from './stack/stack';
import { startStack } from './stack/start-stack';

/** `npm start`: the whole product on this machine, from nothing to the first sold lead. Runs until it is told to stop. */
async function start(args: readonly string[], giveUp: AbortSignal): Promise<Stack> {
  const unknown = args.filter((arg) => arg !== '--fresh');
  if (unknown.length > 0)
    throw new UserError(
      'unknown-argument',
      `npm start takes only --fresh, not ${unknown.join(' ')}. Settings are variables; see .env.example.`,
    );
  const project = path.resolve(__dirname, '..', '..');
  const home = dataHome(project);
  const { demo, ...settings } = readSettings(process.env);
  let market: DemoMarket | null = null;
  const pages = path.join(home, 'pages');
  say(`data folder ${home}`);
  const stack = await startStack({
    ...settings,
    home,
    project,
    fresh: args.includes('--fresh'),
    api: true,
    worker: true,
    signal: giveUp,
    say,
    env: { LEADRAIL_UI_DIR: process.env['LEADRAIL_UI_DIR'] ?? pages },
    prepare: async ({ databaseUrl, secretKey }) => {
      say('bringing the database up to date');
      await migrate(databaseUrl);
      market = await seedDemoMarket(databaseUrl, secretKey, { empty: !demo });
      const past = demo ? await seedPast(databaseUrl, secretKey, Date.now(), say) : await findPast(databaseUrl);
      publishPages(project, pages, market, past);
    },
  });
  printWelcome(stack, market);
  return stack;
}

const giveUp = new AbortController();
let stack: Stack | undefined;

onInterrupt(({ force }) => {
  say(force ? 'stopping at once' : 'stopping: work in hand is finished first (press Ctrl-C again to cut it short)');
  giveUp.abort(new UserError('interrupted', 'The start was interrupted.'));
  if (stack) void stopAndExit(stack, force);
});

async function stopAndExit(running: Stack, force: boolean): Promise<void> {
  await running.stop({ force });
  say('stopped');
  process.exit(0);
}

start(process.argv.slice(2), giveUp.signal).then(
  (started) => {
    stack = started;
    if (giveUp.signal.aborted) void stopAndExit(started, false);
  },
  (error: unknown) => {
    say(giveUp.signal.aborted ? 'stopped before it was up' : describe(error));
    process.exit(giveUp.signal.aborted ? 130 : 1);
  },
);

/** Errors made for people are one sentence; others need their stack. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'kind' in error ? error.message : (error.stack ?? error.message);
}
