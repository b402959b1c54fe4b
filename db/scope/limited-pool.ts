import type { Pool, PoolClient } from 'pg';
import { createPool } from '../pool';
import { SIGHT_ROLE } from '../roles/group-roles';
import type { DataScope } from './data-scope';
import { sightInHand } from './sight-in-hand';

type Done = (error: Error | undefined, client?: PoolClient, release?: PoolClient['release']) => void;

/**
 * A pool that lends other connections to work within a limited sight: in the role that only reads, and of which row-level security hides what
 * is not in that sight. They are never lent to anybody else, so nothing has to be put back. Work without a limit is served as by `createPool`.
 */
export function createLimitedPool(url: string, size: number, applicationName: string): Pool {
  const pool = createPool(url, size, applicationName);
  const limited = createPool(url, size, `${applicationName}-limited`);
  const [connect, end] = [pool.connect.bind(pool), pool.end.bind(pool)];
  const lend = (done?: Done): unknown => {
    const sees = sightInHand();
    if (!sees) return done ? connect(done as Parameters<typeof connect>[0]) : connect();
    const lent = lendLimited(limited, sees);
    if (!done) return lent;
    return void lent.then(
      (client) => done(undefined, client, client.release.bind(client)),
      (error: Error) => done(error),
    );
  };
  return Object.assign(pool, {
    connect: lend,
    end: async () => {
      await Promise.all([end(), limited.end()]);
    },
  });
}

async function lendLimited(limited: Pool, { buyerIds, sourceIds, leadTypeIds }: DataScope): Promise<PoolClient> {
  const client = await limited.connect();
  try {
    const sees = client.escapeLiteral(JSON.stringify({ buyerIds, sourceIds, leadTypeIds }));
    await client.query(`set role ${SIGHT_ROLE}; set leadrail.sees = ${sees}`);
    return client;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
