import type { PoolClient } from 'pg';
import { refuseErased } from '#db/leads/refuse-erased';
import { lockLead, type LockedLead } from '../booking/lock-lead';
import type { ActionContext } from './action-context';
import { assertPossible } from './assert-possible';

/**
 * Locks the lead of an action until the transaction ends, and looks again whether the action fits: another one may have been faster.
 * UserError `action-not-possible` when it does not fit any more.
 */
export async function lockToAct(client: PoolClient, context: ActionContext): Promise<LockedLead> {
  const lead = await lockLead(client, context.leadId);
  refuseErased(lead);
  assertPossible(context.action, lead.stage);
  return lead;
}
