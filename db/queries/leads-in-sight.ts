import type { Queryable } from '../pool';
import { readRows } from '../read-rows';
import type { DataScope } from '../scope/data-scope';
import { leadScope } from '../scope/lead-scope';

/** Those of the leads that somebody with these limits may see; without limits all that exist. */
export async function leadsInSight(
  sql: Queryable,
  leadIds: readonly string[],
  sees: DataScope,
): Promise<readonly string[]> {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [`lead.id = any(${bind(leadIds)}::uuid[])`, ...leadScope(sees, bind)];
  const rows = await readRows<{ id: string }>(sql, {
    text: `select lead.id from lead where ${conditions.join(' and ')}`,
    values,
  });
  return rows.map((row) => row.id);
}
