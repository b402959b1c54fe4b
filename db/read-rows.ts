import type { QueryConfig } from 'pg';
import { camelRow, camelRows } from './camel-row';
import type { Queryable } from './pool';

/** A statement and what is bound in it; one with a name is prepared once on each connection. */
type Statement = Pick<QueryConfig, 'name' | 'text' | 'values'>;

/**
 * Runs a statement and answers its rows as the program's own: snake_case columns under camelCase names, moments as epoch milliseconds,
 * JSON as it is stored. The one way in which rows are read: a statement names its columns plainly, and nobody copies them by hand.
 */
export async function readRows<T>(sql: Queryable, statement: Statement): Promise<T[]> {
  const { rows } = await sql.query<object>(statement);
  return camelRows<T>(rows);
}

/** The first row of a statement, read in the same way; null when there is none. */
export async function readRow<T>(sql: Queryable, statement: Statement): Promise<T | null> {
  const { rows } = await sql.query<object>(statement);
  return rows[0] === undefined ? null : camelRow<T>(rows[0]);
}
