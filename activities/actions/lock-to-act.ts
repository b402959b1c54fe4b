import type { PoolClient } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { actionAllowed } from '#domain/protocol/lead-actions';
import { lockLead, type LockedLead } from '../booking/lock-lead';
import type { ActionContext } from './action-context';

/**
 * Locks the lead of an action until the transaction ends, and looks again whether the action fits: another one may have been faster.
 * UserError `action-not-possible` when it does not fit any more.
 */
export async function lockToAct(client: PoolClient, context: ActionContext): Promise<LockedLead> {
  const lead = await lockLead(client, context.leadId);
  if (!actionAllowed(context.action, lead.stage))
    throw new UserError('action-not-possible', `This cannot be done while the lead is ${lead.stage}.`, {
      stage: lead.stage,
    });
  return lead;
}
