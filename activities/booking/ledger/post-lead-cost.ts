import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { costSides } from './cost-posting';

const POST = {
  name: 'post-lead-cost',
  text: `with posted as (
  insert into ledger_transaction (id, kind, subject_id, sequence, lead_id, at)
  select $1, 'lead-cost', l.id, 0, l.id, $3 from lead l where l.id = $2 and l.price_minor > 0 and not l.test
  on conflict (kind, subject_id, sequence) do nothing
  returning id, lead_id
), counted as (
  update lead set cost_minor = cost_minor + price_minor from posted where lead.id = posted.lead_id
)
insert into ledger_entry (transaction_id, account, amount_minor, currency)
select p.id, side.account, side.amount, l.currency
  from posted p
  join lead l on l.id = p.lead_id
 cross join lateral ${costSides('l')}`,
};

/**
 * What the source is owed for an accepted lead (`lead.price_minor`): cost grows, so does the debt to the source, and the lead's own sum. Once per lead;
 * false when it was booked before, for a test lead, or where the price is zero.
 */
export async function postLeadCost(sql: Queryable, { leadId, now }: { leadId: string; now: number }): Promise<boolean> {
  const { rowCount } = await sql.query({ ...POST, values: [newId(), leadId, new Date(now).toISOString()] });
  return rowCount === 2;
}
