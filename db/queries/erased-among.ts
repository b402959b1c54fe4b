import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

/** Those of the leads whose person is forgotten. */
export async function erasedAmong(sql: Queryable, leadIds: readonly string[]): Promise<ReadonlySet<string>> {
  const text = 'select id from lead where id = any($1::uuid[]) and erased_at is not null';
  const rows = await readRows<{ id: string }>(sql, { name: 'erased-among', text, values: [leadIds] });
  return new Set(rows.map(({ id }) => id));
}
