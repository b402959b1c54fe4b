import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

/** Whether a reviewer sent this lead on and no buyer has been tried since: its workflow may never have heard of the verdict. */
export async function verdictWithoutDelivery(sql: Queryable, leadId: string): Promise<boolean> {
  const waiting = await readRow(sql, {
    name: 'verdict-without-delivery',
    text: `select 1 from lead where id = $1 and stage = 'distributing' and qc->>'state' = 'validated'
             and not exists (select 1 from delivery where delivery.lead_id = lead.id)`,
    values: [leadId],
  });
  return waiting !== null;
}
