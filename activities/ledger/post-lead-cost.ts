import type { Queryable } from '#db/pool';
import { postTransaction } from './post-transaction';

const LEAD = { name: 'lead-cost-of', text: 'select source_id as "sourceId", price_minor as price, currency from lead where id = $1' };

/**
 * What the source is owed for an accepted lead (`lead.price_minor`): cost grows, so does the debt to the source. Once per lead;
 * false when it was booked before or the price is zero.
 */
export async function postLeadCost(sql: Queryable, { leadId, now }: { leadId: string; now: number }): Promise<boolean> {
  const { rows } = await sql.query<{ sourceId: string; price: number; currency: string }>({ ...LEAD, values: [leadId] });
  const lead = rows[0];
  if (!lead || lead.price === 0) return false;
  return postTransaction(sql, {
    kind: 'lead-cost', subjectId: leadId, sequence: 0, leadId, debit: 'lead-cost', credit: `source-payable:${lead.sourceId}`,
    amount: lead.price, currency: lead.currency, at: now,
  });
}
