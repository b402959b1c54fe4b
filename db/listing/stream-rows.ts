import type { Pool, PoolClient } from 'pg';
import { readInTime } from './in-time';
import { decorated, picking, type ListQuery } from './list-query';
import { presentRow, type ListRow } from './present-row';

const BATCH = 2000;
const STATEMENT_MS = 120_000;
/** A browser that pauses a download longer than this is gone. */
const IDLE_MS = 600_000;

/**
 * Every row of a list up to `most`, batch by batch in one snapshot: ids are picked through a cursor in the order asked for, and only the batch
 * in hand is decorated, so that memory stays flat. `take` waits until its reader is ready for more; false = it wants no more.
 * @returns how many rows were handed over
 */
export function streamRows(
  pool: Pool,
  query: ListQuery,
  most: number,
  take: (rows: ListRow[]) => Promise<boolean>,
): Promise<number> {
  const { values, ids } = picking(query);
  return readInTime(
    pool,
    async (sql) => {
      await sql.query({ text: `declare picked no scroll cursor for ${ids}`, values });
      let given = 0;
      while (given < most) {
        const rows = await nextBatch(sql, query, Math.min(BATCH, most - given));
        if (rows.length === 0 || !(await take(rows))) break;
        given += rows.length;
      }
      return given;
    },
    { statementMs: STATEMENT_MS, idleMs: IDLE_MS },
  );
}

async function nextBatch(sql: PoolClient, query: ListQuery, size: number): Promise<ListRow[]> {
  const { rows: picked } = await sql.query<{ id: string }>(`fetch ${size} from picked`);
  if (picked.length === 0) return [];
  const batch = decorateBatch(
    query,
    picked.map(({ id }) => id),
  );
  const { rows } = await sql.query<Record<string, unknown>>(batch);
  return rows.map((row) => presentRow(query.columns, row));
}

function decorateBatch(query: ListQuery, ids: readonly string[]): { text: string; values: unknown[] } {
  const values: unknown[] = [[...ids]];
  const source = query.source(query.sees, (value) => `$${values.push(value)}`);
  return {
    text: `${decorated(source, query.columns, 'unnest($1::uuid[]) with ordinality page (id, place)')} order by page.place`,
    values,
  };
}
