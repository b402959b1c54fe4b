import type { PoolClient } from 'pg';
import { inTransaction } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import { afterAcceptance } from '#domain/intake/decide-intake';
import type { FollowUp } from '#domain/protocol/lead-messages';
import { postLeadCost } from '../booking/ledger/post-lead-cost';
import { endStep } from '#db/leads/add-steps';
import { type ReviewVerdict, writeVerdict } from '../booking/write-verdict';
import type { ActionContext, ActionHandler } from './action-context';
import { settleDone } from './settle-done';

/** A reviewer says yes: the source is owed its price and the lead goes on to the buyers (or on hold). */
export const validateLeadAction: ActionHandler<'validate'> = async (context) => {
  const { settings } = await context.deps.campaigns.get(context.campaignId);
  const { stage, outcome } = afterAcceptance(settings);
  const followUp: FollowUp =
    stage === 'distributing' ? { kind: 'plan', planNumber: context.planCount + 1 } : { kind: 'stop' };
  return decide(context, { state: 'validated', stage, outcome }, followUp);
};

/** A reviewer says no: nobody is owed anything and no buyer sees it. */
export const invalidateLeadAction: ActionHandler<'invalidate'> = (context) =>
  decide(context, { state: 'invalidated', stage: 'closed', outcome: 'invalid' }, { kind: 'stop' });

/** Takes a lead out of quality control because an operator sends it on by hand; a no-op for leads that are not there. */
export async function leaveQc(client: PoolClient, context: ActionContext): Promise<void> {
  if (context.stage === 'qc')
    await bookVerdict(client, context, { state: 'validated', stage: 'distributing', outcome: null });
}

const decide = (context: ActionContext, verdict: ReviewVerdict, followUp: FollowUp): Promise<FollowUp> =>
  inTransaction(context.deps.pool, async (client) => {
    await bookVerdict(client, context, verdict);
    return settleDone(client, context, followUp);
  });

async function bookVerdict(client: PoolClient, context: ActionContext, verdict: ReviewVerdict): Promise<void> {
  if (!(await writeVerdict(client, context, verdict))) {
    throw new UserError('verdict-given', 'Somebody else has decided about this lead already.', {
      leadId: context.leadId,
    });
  }
  await endStep(client, context.leadId, 'qc', verdict.state === 'validated' ? 'done' : 'refused', context.now);
  if (verdict.state === 'validated') await postLeadCost(client, { leadId: context.leadId, now: context.now });
}
