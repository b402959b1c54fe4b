import type { Queryable } from '#db/pool';

/** Puts a lead back among those that are being distributed, for the round of this number. The caller holds the lead's lock. */
export async function reopenLead(sql: Queryable, leadId: string, planNumber: number): Promise<void> {
  await sql.query({
    name: 'reopen-lead',
    text: `update lead set stage = 'distributing', plan_count = greatest(plan_count, $2), updated_at = now() where id = $1`,
    values: [leadId, planNumber],
  });
}
