import { Agent } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { createPool } from '#db/pool';

export interface LoadPlaces {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}

/** What the load process works with; every job of a run shares it, so connections are warm. */
export interface LoadContext {
  readonly pool: Pool;
  readonly client: Client;
  readonly agent: Agent;
  close(): Promise<void>;
}

const MOST_CONNECTIONS = 256;
const BOOKERS = 64;

export async function openLoadContext({ databaseUrl, temporalAddress }: LoadPlaces): Promise<LoadContext> {
  const pool = createPool(databaseUrl, BOOKERS, 'bench-load');
  const connection = await Connection.connect({ address: temporalAddress });
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS, maxFreeSockets: MOST_CONNECTIONS });
  return {
    pool,
    agent,
    client: new Client({ connection }),
    close: async () => {
      agent.destroy();
      await Promise.all([pool.end(), connection.close()]);
    },
  };
}
