import type { Pool } from 'pg';
import { readInTime } from './in-time';
import { writePosition } from './keyset';
import { counting, decorated, picking, type ListQuery } from './list-query';
import { presentRow, type ListRow } from './present-row';
import { orderBy } from './sort-key';

export interface RowPage {
  readonly items: ListRow[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** One page. Not a named statement: each filter deserves its own plan. */
export function readPage(pool: Pool, query: ListQuery, limit: number): Promise<RowPage> {
  const { keys, source, bind, values, idsAndKeys } = picking(query);
  const names = keys.map((_, index) => `k${index}`);
  const page = `${decorated(
    source,
    query.columns,
    'page',
    names.map((name) => `page.${name}::text as p${name}`),
  )} order by ${orderBy(
    keys,
    names.map((name) => `page.${name}`),
    'page.id',
  )}`;
  const statement = { text: `with page as materialized (${idsAndKeys} limit ${bind(limit + 1)}) ${page}`, values };
  return readInTime(pool, async (sql) => {
    const { rows } = await sql.query<Record<string, unknown>>(statement);
    const items = rows.slice(0, limit).map((row) => presentRow(query.columns, row));
    const last = rows[limit - 1];
    const next =
      rows.length > limit && last
        ? writePosition(query.list, keys, {
            id: String(last['id']),
            keys: names.map((name) => String(last[`p${name}`])),
          })
        : null;
    return { items, next };
  });
}

/** How many rows the filter holds for; `more` = counting stopped at `limit`. */
export function countRows(
  pool: Pool,
  query: Omit<ListQuery, 'sort'>,
  limit: number,
): Promise<{ count: number; more: boolean }> {
  return readInTime(pool, async (sql) => {
    const { rows } = await sql.query<{ count: number }>(counting(query, limit + 1));
    const count = rows[0]?.count ?? 0;
    return { count: Math.min(count, limit), more: count > limit };
  });
}
