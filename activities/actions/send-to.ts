import type { PoolClient } from 'pg';
import type { FollowUp } from '#domain/protocol/lead-messages';
import type { Candidate } from '#domain/plan/plan-types';
import { inTransaction } from '#db/pool';
import { readRows } from '#db/read-rows';
import { UserError } from '#domain/kernel/errors';
import { bookChosenPlan } from '../booking/plans/book-chosen-plan';
import { reopenLead } from '../booking/plans/reopen-lead';
import type { ActionContext, ActionHandler } from './action-context';
import { buyerHadIt, assertRoom } from './assert-room';
import { candidateFor } from './candidate-for';
import { leaveQc } from './decide-qc';
import type { LockedLead } from '../booking/lock-lead';
import { lockToAct } from './lock-to-act';
import { settleDone } from './settle-done';
import type { ChosenOrigin } from '#domain/distribution/summarise-plan';
import { IN_HAND_STATES } from '#domain/words/delivery';
import { notInStates } from '#db/in-states';

/**
 * Sends the lead to the account an operator chose, past criteria, limits and schedule. The lead's own capacity still holds, and a buyer
 * never gets it twice: then nothing is sent, and the action is refused with the reason.
 */
export const sendToAction: ActionHandler<'send-to'> = async (context) => {
  const candidate = await candidateFor(context, context.payload.accountId);
  return deliverTo(context, [candidate], 'send-to', (client, lead) =>
    assertRoom(client, context.leadId, lead, candidate),
  );
};

/** Lets automation look for buyers (again), with everybody left out who has had the lead. */
export const runAutomationAction: ActionHandler<'run-automation' | 'mark-failed'> = (context) =>
  inTransaction(context.deps.pool, async (client) => {
    const lead = await lockToAct(client, context);
    const planNumber = lead.nextPlan;
    await leaveQc(client, context, lead);
    await reopenLead(client, context.leadId, planNumber);
    return settleDone(client, context, { kind: 'plan', planNumber }, lead.stage);
  });

/** Sends the same lead to its buyer once more: a new try where it failed, a repetition (never a second sale, at its price) where it was sold. Not where it was taken back. */
export const resendAction: ActionHandler<'resend'> = async (context) => {
  const rows = await readRows<{ accountId: string; buyerId: string; agreed: number | null; returned: boolean }>(
    context.deps.pool,
    {
      name: 'deliveries-to-resend',
      text: `select distinct on (account_id) account_id, buyer_id, state = 'returned' as returned, case when state in ('accepted', 'unknown') then price_minor end as agreed from delivery
           where lead_id = $1 and (id = $2 or ($2::uuid is null and state = 'accepted')) and ${notInStates('state', IN_HAND_STATES)}
           order by account_id, reserved_at desc`,
      values: [context.leadId, context.payload.deliveryId ?? null],
    },
  );
  if (rows.length === 0)
    throw new UserError('nothing-to-resend', 'There is no finished delivery of this lead to send again.', {
      leadId: context.leadId,
    });
  const takenBack = rows.find(({ returned }) => returned);
  if (takenBack) throw buyerHadIt(context.leadId, takenBack.buyerId);
  const candidates = rows.map(async ({ accountId, agreed }): Promise<Candidate> => {
    const candidate = await candidateFor(context, accountId);
    return agreed === null ? candidate : { ...candidate, price: agreed };
  });
  return deliverTo(context, await Promise.all(candidates), 'resend');
};

/** Books the chosen accounts as a plan of their own, so that a restarted workflow goes on with them and the diagram shows who chose. */
async function deliverTo(
  context: ActionContext,
  candidates: readonly Candidate[],
  origin: ChosenOrigin,
  check: (client: PoolClient, lead: LockedLead) => Promise<void> = async () => undefined,
): Promise<FollowUp> {
  const { configVersion } = await context.deps.routings.get(context.leadTypeId);
  return inTransaction(context.deps.pool, async (client) => {
    const lead = await lockToAct(client, context);
    await check(client, lead);
    const planNumber = lead.nextPlan;
    await leaveQc(client, context, lead);
    await reopenLead(client, context.leadId, planNumber);
    const chosen = { number: planNumber, origin, candidates, configVersion, now: context.now };
    await bookChosenPlan(client, context.leadId, chosen);
    return settleDone(client, context, { kind: 'deliver', planNumber, origin, candidates }, lead.stage);
  });
}
