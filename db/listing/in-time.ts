import type { Pool, PoolClient } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { sqlState } from '../pool';

const CANCELLED = '57014';
/** Class of states: a value that Postgres cannot take, such as a moment that does not exist. All values of a list come from its caller. */
const DATA_EXCEPTION = '22';
const SEARCH_MS = 5000;

export interface Limits {
  readonly statementMs?: number;
  /** How long the reader of a file may pause. */
  readonly idleMs?: number;
}

/** Short statements along indexes: compiling a plan costs more than it saves, and helpers or dear random reads make the planner walk whole tables instead. */
const PLANNING = 'set local jit = off; set local max_parallel_workers_per_gather = 0; set local random_page_cost = 1.1';

/**
 * Reads within one snapshot that is cut off when a statement takes too long: a filter nobody has an index for must not hold a connection
 * that leads need.
 * @throws UserError `list-too-slow`, `invalid-value`
 */
export async function readInTime<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  { statementMs = SEARCH_MS, idleMs = 60_000 }: Limits = {},
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin isolation level repeatable read read only; set local statement_timeout = ${statementMs};
      set local idle_in_transaction_session_timeout = ${idleMs}; ${PLANNING}`);
    return await work(client);
  } catch (error) {
    const state = sqlState(error);
    if (state?.startsWith(DATA_EXCEPTION))
      throw new UserError(
        'invalid-value',
        'A value of the filter or the cursor is out of the range that can be compared.',
      );
    if (state !== CANCELLED) throw error;
    throw new UserError(
      'list-too-slow',
      "The list could not be read in time. Narrow the filter, for example to a range of days, or sort by the list's own order.",
    );
  } finally {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    client.release(broken);
  }
}
