import path from 'node:path';
import { migrate } from '#db/migrate';
import { makeFirstSignIn, type FirstSignIn } from '#db/seeds/first-administrator';
import { seedDemoMarket, type DemoMarket } from '#db/seeds/seed-demo-market';
import { findPast, seedPast } from '../past/seed-past';
import { dataHome } from '../stack/home/data-home';
import { sayOnStderr as say } from '../stack/say';
import type { Stack } from '../stack/stack';
import { startStack } from '../stack/start-stack';
import { publishPages } from './publish-pages';
import { readSettings } from './read-settings';

/** The checkout, seen from the compiled program in `dist/scripts/start`. */
export const PROJECT = path.resolve(__dirname, '..', '..', '..');

export interface Installation {
  readonly stack: Stack;
  readonly market: DemoMarket | null;
  /** Only of the start that made it; never known again. */
  readonly signIn: FirstSignIn | null;
}

/** Starts everything on this machine with the settings of the environment: servers, database brought up to date, seeds, API and worker. */
export async function startInstallation(fresh: boolean, signal: AbortSignal): Promise<Installation> {
  const home = dataHome(PROJECT);
  const { demo, ...settings } = readSettings(process.env);
  let market: DemoMarket | null = null;
  const pages = path.join(home, 'pages');
  say(`data folder ${home}`);
  const stack = await startStack({
    ...settings,
    home,
    project: PROJECT,
    fresh,
    api: true,
    worker: true,
    signal,
    say,
    env: { LEADRAIL_UI_DIR: process.env['LEADRAIL_UI_DIR'] ?? pages },
    prepare: async ({ databaseUrl, secretKey }) => {
      say('bringing the database up to date');
      await migrate(databaseUrl);
      market = await seedDemoMarket(databaseUrl, secretKey, { empty: !demo });
      const past = demo ? await seedPast(databaseUrl, secretKey, Date.now(), say) : await findPast(databaseUrl);
      publishPages(PROJECT, pages, market, past);
    },
  });
  return { stack, market, signIn: await firstSignIn(stack, market) };
}

/** Made last, when everything serves, so that what is shown once is shown. */
async function firstSignIn(stack: Stack, market: DemoMarket | null): Promise<FirstSignIn | null> {
  if (!market) return null;
  try {
    return await makeFirstSignIn(stack.databaseUrl, { demo: market.receivers.length > 0 });
  } catch (error) {
    await stack.stop();
    throw error;
  }
}
