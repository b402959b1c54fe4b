import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

/**
 * Where local days, months or years begin, in epoch milliseconds: of every one from `from` to `to` (local dates, both included), the end of the last,
 * and, before them, as many more. A day of a clock change is 23 or 25 hours long.
 */
export async function bucketBounds(
  sql: Queryable,
  by: 'day' | 'month' | 'year',
  from: string,
  to: string,
): Promise<{ bounds: readonly number[]; labels: readonly string[] }> {
  const rows = await readRows<{ start: number; label: string }>(sql, {
    name: `bucket-bounds-${by}`,
    text: `with span as (select date_trunc('${by}', $1::timestamp) as first, date_trunc('${by}', $2::timestamp) as last),
             counted as (select count(*)::integer as n from span, generate_series(first, last, interval '1 ${by}'))
           select local at time zone time_zone as start, to_char(local, '${LABELS[by]}') as label
             from span, counted, installation, generate_series(first - n * interval '1 ${by}', last + interval '1 ${by}', interval '1 ${by}') local order by local`,
    values: [from, to],
  });
  return { bounds: rows.map((row) => row.start), labels: rows.map((row) => row.label) };
}

const LABELS = { day: 'YYYY-MM-DD', month: 'YYYY-MM', year: 'YYYY' } as const;
