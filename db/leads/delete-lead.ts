import type { Pool } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { inTransaction, type Queryable } from '../pool';
import { readRow } from '../read-rows';
import { notInStates } from '../in-states';
import { LET_GO_STATES } from '#domain/words/delivery';

export interface LeadAtMoment {
  readonly leadId: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

const LOCK = { name: 'lock-lead-to-delete', text: 'select deleted_at from lead where id = $1 for no key update' };
const HELD = {
  name: 'lead-is-held',
  text: `select state from delivery where lead_id = $1 and ${notInStates('state', LET_GO_STATES)} limit 1`,
};
// What it was is kept for who brings it back. A lead that has not begun is not started any more.
const DELETE = {
  name: 'delete-lead',
  text: `with dispatch as (delete from lead_dispatch where lead_id = $1 returning available_at)
update lead set deleted_at = $2, stage = 'closed', outcome = 'deleted', closed_at = $2, updated_at = $2,
       deleted_from = jsonb_build_object('stage', stage, 'outcome', outcome, 'closedAt', closed_at, 'startsAt', (select available_at from dispatch))
 where id = $1`,
};

/**
 * Takes a lead out of sight; nothing can be delivered of it any more. A lead that a buyer has or may have is not deleted (UserError
 * `lead-sold`, `lead-in-delivery`): it has to be returned first. False when it was deleted before.
 */
export function deleteLead(pool: Pool, subject: LeadAtMoment): Promise<boolean> {
  return inTransaction(pool, (client) => deleteWithin(client, subject));
}

/** The same as part of the caller's transaction. */
export async function deleteWithin(client: Queryable, { leadId, now }: LeadAtMoment): Promise<boolean> {
  const lead = await readRow<{ deletedAt: number | null }>(client, { ...LOCK, values: [leadId] });
  if (!lead) throw new UserError('lead-not-found', 'There is no lead with this id.', { leadId });
  if (lead.deletedAt !== null) return false;
  const state = (await readRow<{ state: string }>(client, { ...HELD, values: [leadId] }))?.state;
  if (state === 'accepted')
    throw new UserError('lead-sold', 'The lead is sold; return it before it is deleted.', { leadId });
  if (state) throw new UserError('lead-in-delivery', 'The lead is being delivered.', { leadId, state });
  await client.query({ ...DELETE, values: [leadId, new Date(now).toISOString()] });
  return true;
}
