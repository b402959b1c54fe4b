import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { loadConfig } from '#config/load-config';
import type { Config } from '#config/config';
import { migrate } from '#db/migrate';
import { createPool } from '#db/pool';
import { makeTemporaryHome } from '#scripts/stack/home/temporary-home';
import type { Stack } from '#scripts/stack/stack';
import { startStack } from '#scripts/stack/start-stack';
import type { BenchSettings } from './bench';
import { Load } from './load/load';
import { writeBenchMarket, type BenchMarket } from './market/write-bench-market';
import { Part } from './parts/part';

/** A private installation with a market, a buyer and a load process. */
export interface Installation {
  readonly stack: Stack;
  readonly pool: Pool;
  readonly client: Client;
  readonly market: BenchMarket;
  readonly load: Load;
  /** What api and worker run with. */
  readonly config: Config;
  readonly intakeUrl: string;
}

type Closing = (close: () => Promise<unknown>) => void;

export async function openInstallation(settings: BenchSettings, closing: Closing): Promise<Installation> {
  const temporary = makeTemporaryHome('bench');
  closing(async () => temporary.remove());
  const { part: buyer, ready: buyerUrl } = await Part.start<string>(
    'buyer',
    path.join(__dirname, 'parts', 'buyer.js'),
    {},
  );
  closing(() => buyer.stop());
  let market: BenchMarket | undefined;
  const env = {
    ...settings.profiles?.environment,
    OUTBOUND_ALLOW: '127.0.0.0/8',
    INTAKE_PER_ADDRESS: '0',
    INTAKE_PER_SOURCE: '0',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  };
  const stack = await startStack({
    home: temporary.home,
    project: path.resolve(__dirname, '..', '..'),
    api: true,
    worker: true,
    graceMs: 5000,
    port: { number: 0, fixed: true },
    say: settings.say,
    signal: settings.signal,
    env,
    prepare: async ({ databaseUrl, secretKey }) => {
      await migrate(databaseUrl);
      market = await writeBenchMarket(databaseUrl, secretKey, buyerUrl);
    },
  });
  closing(() => stack.stop());
  const places = { databaseUrl: stack.places.database.server, temporalAddress: stack.temporalAddress };
  const load = await Load.start(places);
  closing(() => load.stop());
  const pool = createPool(places.databaseUrl, 2, 'bench');
  closing(() => pool.end());
  const connection = await Connection.connect({ address: places.temporalAddress });
  closing(() => connection.close());
  const config = loadConfig({
    ...process.env,
    ...env,
    DATABASE_URL: places.databaseUrl,
    LEADRAIL_SECRET_KEY: stack.secretKey,
  });
  return {
    stack,
    pool,
    client: new Client({ connection }),
    market: market!,
    load,
    config,
    intakeUrl: `${stack.apiUrl}/intake/leads`,
  };
}
