import { UserError } from '#domain/kernel/errors';
import { actionAllowed, type LeadAction } from '#domain/protocol/lead-actions';
import type { LeadStage } from '#domain/words/lead';

/** Throws UserError `action-not-possible` when the action was not made for a lead in this stage. */
export function assertPossible(action: LeadAction, stage: LeadStage): void {
  if (!actionAllowed(action, stage))
    throw new UserError('action-not-possible', `This cannot be done while the lead is ${stage}.`, { stage });
}
