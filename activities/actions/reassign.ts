import type { PoolClient } from 'pg';
import { inTransaction } from '#db/pool';
import type { Candidate } from '#domain/plan/plan-types';
import { UserError } from '#domain/kernel/errors';
import type { FollowUp } from '#domain/protocol/lead-messages';
import { countQualified } from '../booking/caps/count-qualified';
import { lockDelivery, type LockedDelivery } from '../booking/lock-delivery';
import { bookPlan } from '../booking/plans/book-plan';
import { reopenLead } from '../booking/plans/reopen-lead';
import { loadDistributionSubject } from '#db/queries/load-distribution-subject';
import { type PlannedRound, planRound } from '../distribution/plan-round';
import { assertNotReplaced } from '../booking/sale/withdraw-sale';
import type { ActionContext, ActionHandler } from './action-context';
import { assertRoom } from './assert-room';
import { candidateFor } from './candidate-for';
import type { LockedLead } from '../booking/lock-lead';
import { lockToAct } from './lock-to-act';
import { settleDone } from './settle-done';
import { assertSold } from '../booking/sale/withdraw-delivery';

type Chosen = Pick<PlannedRound, 'plan' | 'configVersion' | 'qualified'>;

/** Gives a sold lead to the account an operator chose. The sale stays until that buyer has taken the lead; a refusal leaves it in place. */
export const reassignToAction: ActionHandler<'reassign-to'> = async (context) => {
  const candidate = await candidateFor(context, context.payload.accountId);
  const { configVersion } = await context.deps.routings.get(context.leadTypeId);
  return reassign(context, async (client, lead) => {
    await assertRoom(client, context.leadId, lead, candidate, true);
    return { plan: { candidates: [candidate], refusals: [], rescanned: false }, configVersion, qualified: [] };
  });
};

/**
 * Lets automation find another buyer for a sold lead: first it is looked for one, then each is tried in order, and the sale stays until
 * one has taken the lead. UserError `no-eligible-account` when nobody would; then nothing has changed.
 */
export const reassignAction: ActionHandler<'reassign'> = (context) =>
  reassign(context, async (client, lead) => {
    const subject = await loadDistributionSubject(client, context.leadId, lead.nextPlan);
    const free = { ...subject, slotsTaken: subject.slotsTaken - 1, exclusivelyHeld: false };
    const round = await planRound(context.deps, client, free, { number: lead.nextPlan, now: context.now });
    if (round.plan.candidates.length === 0) {
      throw new UserError('no-eligible-account', 'No other buyer would take this lead; it stays where it is.', {
        leadId: context.leadId,
      });
    }
    return {
      ...round,
      plan: {
        ...round.plan,
        candidates: round.plan.candidates.map((candidate): Candidate => ({ ...candidate, delaySeconds: 0 })),
      },
    };
  });

/** Books whom to try as a round that takes the sale's place. */
function reassign(
  context: ActionContext<'reassign' | 'reassign-to'>,
  choose: (client: PoolClient, lead: LockedLead) => Promise<Chosen>,
): Promise<FollowUp> {
  const { deliveryId } = context.payload;
  return inTransaction(context.deps.pool, async (client) => {
    const old: LockedDelivery = await lockDelivery(client, deliveryId);
    await assertSold(client, old);
    await assertNotReplaced(client, old.id);
    const lead = await lockToAct(client, context);
    const chosen = await choose(client, lead);
    const planNumber = lead.nextPlan;
    await bookPlan(client, context.leadId, {
      ...chosen,
      number: planNumber,
      origin: 'reassign',
      replaces: old.id,
      startedAt: context.now,
      now: context.deps.now(),
    });
    await countQualified(client, chosen.qualified, context.now);
    await reopenLead(client, context.leadId, planNumber);
    return settleDone(client, context, { kind: 'plan', planNumber }, lead.stage);
  });
}
