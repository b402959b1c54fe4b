import { Pool, types, type PoolClient } from 'pg';
import { BugError, OperationalError } from '#domain/kernel/errors';
import { watchPool } from './watch-pool';

/** Anything that runs a statement: the pool (one statement, any connection) or a client inside a transaction. */
export type Queryable = Pick<PoolClient, 'query'>;

/** How long a connection waits: for a statement, by the server and, where that is silent, by itself; until it asks whether anybody is there. */
export const PATIENCE = {
  statement_timeout: 30000,
  query_timeout: 35000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 5000,
} as const;
const INT8 = 20;
const RETRIED = new Set(['40001', '40P01']);
const BACKOFF_MS = [10, 40, 160] as const;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new BugError('unsafe-integer', 'A bigint from the database does not fit a number');
  return value;
}

/**
 * A pool whose `bigint` columns are numbers. Statements are cut after 30 s, by the server and, where it is silent, by us; forgotten
 * transactions after 60 s; connections that nobody answers on after some ten seconds.
 */
export function createPool(url: string, size = 10, applicationName = 'leadrail'): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    application_name: applicationName,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30000,
    ...PATIENCE,
    idle_in_transaction_session_timeout: 60000,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8 && format !== 'binary'
          ? safeInteger
          : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
    },
  });
  // A connection that breaks between two statements, lent out or idle, shows at the next one; without listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  watchPool(pool, url);
  return pool;
}

/**
 * Runs `work` in one transaction; a serialization failure or deadlock is tried again up to three times, from the beginning. `lock`: an
 * advisory lock of the transaction, taken in the round trip that begins it; statements of `work` see what its last holder committed.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  lock?: bigint,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await runOnce(pool, work, lock);
    } catch (error) {
      const wait = BACKOFF_MS[attempt];
      if (wait === undefined || !RETRIED.has(sqlState(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

async function runOnce<T>(pool: Pool, work: (client: PoolClient) => Promise<T>, lock: bigint | undefined): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(lock === undefined ? 'begin' : `begin; select pg_advisory_xact_lock(${lock})`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The five-character SQLSTATE of a Postgres error, or '' when the error is none. */
export function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Refuses a server that may forget what it confirmed: an acknowledged lead must survive a crash. */
export async function assertDurable(sql: Queryable): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    const { rows } = await sql.query<{ value: string }>('select current_setting($1) as value', [setting]);
    if (rows[0]?.value === 'off') {
      throw new OperationalError('database-not-durable', `Postgres runs with ${setting} off; leads could be lost`, {
        setting,
      });
    }
  }
}

/**
 * Whether a standby of this server may lag behind what was confirmed: what is booked just before it takes over is then forgotten, while
 * buyers and Temporal know of it. False where there is no standby, or where the server may not be asked.
 */
export async function losesAtFailover(sql: Queryable): Promise<boolean> {
  const { rows } = await sql.query<{ lags: boolean }>(
    `select count(*) > 0 and count(*) filter (where sync_state in ('sync', 'quorum')) = 0 as lags from pg_stat_replication where state = 'streaming'`,
  );
  return rows[0]?.lags === true;
}
