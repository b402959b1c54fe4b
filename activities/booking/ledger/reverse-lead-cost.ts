import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { COST_NOTES } from './cost-notes';
import { reversePostings } from './reverse-postings';

const CREDIT = {
  name: 'credit-source',
  text: 'update lead set source_credited = true, cost_minor = 0 where id = $1 and not source_credited',
};
const KEEP = {
  name: 'source-keeps-price',
  text: `insert into lead_note (id, lead_id, author, text, created_at)
  select $2, $1, 'system', $3, $4 where exists (select 1 from delivery where lead_id = $1 and state = 'accepted') returning id`,
};

/**
 * A lead goes back to its source: what it was owed is cancelled, and the lead is marked. Not while another buyer has it: then the source
 * keeps its price, and the lead's history says so. False when the cost stays, or the lead was marked before.
 */
export async function reverseLeadCost(sql: Queryable, leadId: string, at: number): Promise<boolean> {
  const kept = await sql.query({ ...KEEP, values: [leadId, newId(), COST_NOTES.kept, new Date(at).toISOString()] });
  if (kept.rowCount !== 0) return false;
  await reversePostings(sql, { subjectId: leadId, of: ['lead-cost'], as: 'lead-cost-return', leadId, at });
  const { rowCount } = await sql.query({ ...CREDIT, values: [leadId] });
  return rowCount === 1;
}
