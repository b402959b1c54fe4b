import type { PoolClient } from 'pg';
import { readRow } from '#db/read-rows';
import { BugError } from '#domain/kernel/errors';
import type { LeadStage } from '#domain/words/lead';

export interface LockedLead {
  /** The number the next round of distribution gets: no two actions plan under the same one. */
  readonly nextPlan: number;
  readonly stage: LeadStage;
  readonly erasedAt: number | null;
  readonly slotsTaken: number;
  readonly maxDeliveries: number;
  readonly exclusivelyHeld: boolean;
}

const LOCK = {
  name: 'lock-lead-to-act',
  text: `select stage, erased_at, slots_taken, max_deliveries, exclusive_holder is not null as exclusively_held, plan_count
  from lead where id = $1 for no key update`,
};
const NUMBER = {
  name: 'highest-plan',
  text: 'select coalesce(max(number), 0) as number from lead_plan where lead_id = $1',
};

/** Locks a lead until the transaction ends, so that actions on it take turns. */
export async function lockLead(client: PoolClient, leadId: string): Promise<LockedLead> {
  const lead = await readRow<Omit<LockedLead, 'nextPlan'> & { planCount: number }>(client, {
    ...LOCK,
    values: [leadId],
  });
  if (!lead) throw new BugError('lead-missing', 'A lead is not in the book of record.', { leadId });
  const plan = await readRow<{ number: number }>(client, { ...NUMBER, values: [leadId] });
  return { ...lead, nextPlan: Math.max(lead.planCount, plan?.number ?? 0) + 1 };
}
