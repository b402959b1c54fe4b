import type { PoolClient } from 'pg';
import { inTransaction } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import { afterAcceptance } from '#domain/intake/decide-intake';
import type { FollowUp } from '#domain/protocol/lead-messages';
import { countReviewed } from '../booking/caps/take-limit';
import { postLeadCost } from '../booking/ledger/post-lead-cost';
import { endStep } from '#db/leads/add-steps';
import { type ReviewVerdict, writeVerdict } from '../booking/write-verdict';
import type { ActionContext, ActionHandler } from './action-context';
import type { LockedLead } from '../booking/lock-lead';
import { reopenLead } from '../booking/plans/reopen-lead';
import { lockToAct } from './lock-to-act';
import { settleDone } from './settle-done';

/** A reviewer says yes: the source is owed its price and the lead goes on to the buyers (or on hold). */
export const validateLeadAction: ActionHandler<'validate'> = async (context) => {
  const { settings } = await context.deps.campaigns.get(context.campaignId);
  const { stage, outcome } = afterAcceptance(settings);
  return decide(context, { state: 'validated', stage, outcome }, async (client, planNumber) => {
    if (stage !== 'distributing') return { kind: 'stop' };
    await reopenLead(client, context.leadId, planNumber);
    return { kind: 'plan', planNumber };
  });
};

/** A reviewer says no: nobody is owed anything and no buyer sees it. */
export const invalidateLeadAction: ActionHandler<'invalidate'> = (context) =>
  decide(context, { state: 'invalidated', stage: 'closed', outcome: 'invalid' }, async () => ({ kind: 'stop' }));

/** Takes a lead out of quality control because an operator sends it on by hand; a no-op for leads that are not there. */
export async function leaveQc(client: PoolClient, context: ActionContext, lead: LockedLead): Promise<void> {
  if (lead.stage === 'qc')
    await bookVerdict(client, context, { state: 'validated', stage: 'distributing', outcome: null });
}

/** Under the lead's lock: whoever comes second finds what the first one decided, and its round gets the next number. */
const decide = (
  context: ActionContext,
  verdict: ReviewVerdict,
  follow: (client: PoolClient, nextPlan: number) => Promise<FollowUp>,
): Promise<FollowUp> =>
  inTransaction(context.deps.pool, async (client) => {
    const lead = await lockToAct(client, context);
    await bookVerdict(client, context, verdict);
    return settleDone(client, context, await follow(client, lead.nextPlan), lead.stage);
  });

async function bookVerdict(client: PoolClient, context: ActionContext, verdict: ReviewVerdict): Promise<void> {
  if (!(await writeVerdict(client, context, verdict))) {
    throw new UserError('verdict-given', 'Somebody else has decided about this lead already.', {
      leadId: context.leadId,
    });
  }
  await endStep(client, context.leadId, 'qc', verdict.state === 'validated' ? 'done' : 'refused', context.now);
  if (verdict.state !== 'validated') return;
  await postLeadCost(client, { leadId: context.leadId, now: context.now });
  const campaign = await context.deps.campaigns.get(context.campaignId);
  await countReviewed(client, campaign, context.leadId, context.now);
}
