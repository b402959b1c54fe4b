import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import { allOf, bindInto, type DataScope } from '../scope/data-scope';
import { leadScope } from '../scope/lead-scope';

/** The installation's local day (2026-11-23) on which the first lead in sight was received, tests left out; null when there is none. */
export async function firstLeadDay(sql: Queryable, sees: DataScope): Promise<string | null> {
  const values: unknown[] = [];
  const scope = leadScope(sees, bindInto(values));
  const text = `select to_char(lead.received_at at time zone installation.time_zone, 'YYYY-MM-DD') as day
      from lead cross join installation where not lead.test and lead.deleted_at is null and ${allOf(scope)} order by lead.received_at limit 1`;
  return (await readRow<{ day: string }>(sql, { text, values }))?.day ?? null;
}
