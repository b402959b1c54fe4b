import type { Pool, PoolClient } from 'pg';

export interface Alone {
  /** What the work is called; of everybody who does it, one does at a time. */
  readonly name: string;
  /** For each statement; 0 = as long as it takes. */
  readonly statementMs: number;
}

/**
 * Does work that one worker of all should do, on a connection of its own that is closed afterwards, and with it the lock and the setting.
 * Null when somebody else is at it.
 */
export async function oneAtATime<T>(
  pool: Pool,
  { name, statementMs }: Alone,
  work: (client: PoolClient) => Promise<T>,
): Promise<T | null> {
  const client = await pool.connect();
  try {
    await client.query(`set statement_timeout = ${statementMs}`);
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock(hashtext($1)) as locked', [
      `leadrail-${name}`,
    ]);
    return rows[0]?.locked ? await work(client) : null;
  } finally {
    client.release(true);
  }
}
