import type { Queryable } from '#db/pool';

/** The buyers that have, had or may have a lead. */
export async function loadBuyersOf(sql: Queryable, leadId: string): Promise<Set<string>> {
  const { rows } = await sql.query<{ buyer_id: string }>({
    name: 'load-buyers-of-lead',
    text: `select distinct buyer_id from delivery where lead_id = $1 and state in ('accepted', 'unknown', 'returned')`,
    values: [leadId],
  });
  return new Set(rows.map((row) => row.buyer_id));
}
