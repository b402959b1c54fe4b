import type { FollowUp } from '#domain/protocol/lead-messages';
import { settleAction } from '#db/leads/settle-action';
import type { Queryable } from '#db/pool';
import type { LeadStage } from '#domain/words/lead';
import type { ActionContext } from './action-context';

/**
 * Books an action as done where it moves its lead to another stage, in the transaction that does: else a worker that dies in between
 * would leave an action that is done and yet, at its second try, not possible any more. `from`: the stage it was done in. Answers the
 * follow-up.
 */
export async function settleDone(
  sql: Queryable,
  context: ActionContext,
  followUp: FollowUp,
  from: LeadStage,
): Promise<FollowUp> {
  const { leadId, actionId, action, actor, now } = context;
  await settleAction(sql, {
    leadId,
    actionId,
    action,
    actor,
    followUp,
    followed: from === 'qc' && followUp.kind === 'plan',
    refusal: null,
    startedAt: now,
    now: context.deps.now(),
  });
  return followUp;
}
