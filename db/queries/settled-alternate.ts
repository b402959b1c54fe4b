import type { Queryable } from '#db/pool';
import { readRows } from '#db/read-rows';

/** Whether the second message of a sale is on the timeline already: a worker may have died between booking and reporting it. */
export async function settledAlternate(sql: Queryable, leadId: string, deliveryId: string): Promise<boolean> {
  const rows = await readRows(sql, {
    name: 'settled-alternate',
    text: `select 1 from lead_step where lead_id = $1 and node = 'alternate' and detail->>'deliveryId' = $2`,
    values: [leadId, deliveryId],
  });
  return rows.length === 1;
}
