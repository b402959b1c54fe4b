import type { Queryable } from '#db/pool';
import { reversePostings } from './reverse-postings';

const CREDIT = { name: 'credit-source', text: 'update lead set source_credited = true, cost_minor = 0 where id = $1 and not source_credited' };

/** A lead goes back to its source: what it was owed is cancelled, once, and the lead is marked. False when it was marked before. */
export async function reverseLeadCost(sql: Queryable, leadId: string, at: number): Promise<boolean> {
  await reversePostings(sql, { subjectId: leadId, of: ['lead-cost'], as: 'lead-cost-return', leadId, at });
  const { rowCount } = await sql.query({ ...CREDIT, values: [leadId] });
  return rowCount === 1;
}
