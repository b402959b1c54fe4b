import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { migrate } from '#db/migrate';
import { createPool } from '#db/pool';
import { makeTemporaryHome } from '#scripts/stack/home/temporary-home';
import type { Say } from '#scripts/stack/say';
import type { Stack } from '#scripts/stack/stack';
import { startStack } from '#scripts/stack/start-stack';
import { startPeer, type Peer } from './peer';
import { startFakeBuyersProcess, type FakeBuyersProcess } from '#test/kit/fakes/buyers-process';

/** A private installation on loopback and the buyers it delivers to, which no fault touches. */
export interface Installation {
  readonly stack: Stack;
  readonly fakes: FakeBuyersProcess;
  /** The oracle's own look into the book of record. */
  readonly pool: Pool;
  /** The oracle's own look into Temporal. */
  readonly temporal: Client;
  /** A folder for diaries and logs. */
  readonly folder: string;
  /** A second API and a second worker, until they are stopped. */
  startPeer(): Promise<Peer>;
  close(): Promise<void>;
}

export interface InstallationOptions {
  /** The folder with node_modules and dist. */
  readonly project: string;
  readonly say: Say;
  readonly signal: AbortSignal;
}

const BUYERS_PROGRAM = 'dist/test/kit/fakes/buyers-process.js';

/** Starts everything on data that is thrown away; ends what it started when a part does not come up. */
export async function openInstallation({ project, say, signal }: InstallationOptions): Promise<Installation> {
  const temporary = makeTemporaryHome('chaos');
  const env = {
    OUTBOUND_ALLOW: '127.0.0.0/8',
    INTAKE_PER_ADDRESS: '0',
    INTAKE_PER_SOURCE: '0',
    DRAIN_MS: '1000',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  };
  const closing: (() => unknown)[] = [() => temporary.remove()];
  const close = async (): Promise<void> => {
    for (const step of closing.reverse()) await Promise.resolve(step()).catch(() => undefined);
  };
  try {
    const folder = path.join(path.dirname(temporary.home), 'evidence');
    mkdirSync(folder);
    const fakes = await startFakeBuyersProcess(path.join(project, BUYERS_PROGRAM), {
      buyers: {},
      logFile: path.join(folder, 'buyers.jsonl'),
    });
    closing.push(() => fakes.close());
    const stack = await startStack({
      home: temporary.home,
      project,
      api: true,
      worker: true,
      say,
      signal,
      env,
      prepare: async ({ databaseUrl }) => migrate(databaseUrl),
    });
    closing.push(() => stack.stop());
    const pool = createPool(stack.places.database.server, 4, 'leadrail-chaos');
    closing.push(() => pool.end());
    const connection = Connection.lazy({ address: stack.temporalAddress });
    closing.push(() => connection.close());
    return {
      stack,
      fakes,
      pool,
      temporal: new Client({ connection }),
      folder,
      startPeer: () => startPeer(stack, project, env, say),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
