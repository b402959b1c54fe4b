import type { FollowUp, DeliveryOrigin } from '#domain/protocol/lead-messages';
import type { Candidate } from '#domain/distribution/plan-types';
import { inTransaction } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import { addSteps } from '../kit/add-steps';
import type { ActionContext, ActionHandler } from './action-context';
import { leaveQc } from './decide-qc';
import { settleDone } from './settle-action';
import { withdrawDelivery } from './withdraw-delivery';

/** Sends the lead to the account an operator chose, past criteria, limits and schedule; the lead's own capacity still holds. */
export const sendToAction: ActionHandler = async (context) =>
  deliverTo(context, [await candidateFor(context, context.payload.accountId)], 'send-to');

/** Takes the lead back from one buyer and gives it to the account an operator chose. */
export const reassignToAction: ActionHandler = async (context) => {
  const candidate = await candidateFor(context, context.payload.accountId);
  await takeBack(context);
  return deliverTo(context, [candidate], 'reassign');
};

/** Takes the lead back from one buyer and lets automation find another one. */
export const reassignAction: ActionHandler = async (context) => {
  await takeBack(context);
  return planAgain(context);
};

/** Lets automation look for buyers (again), with everybody left out who has had the lead. */
export const runAutomationAction: ActionHandler = (context) => planAgain(context);

/** Sends the same lead to its buyer once more: a new try where it failed, a repetition (never a second sale) where it was sold. */
export const resendAction: ActionHandler = async (context) => {
  const { rows } = await context.deps.pool.query<{ account_id: string }>({
    name: 'deliveries-to-resend',
    text: `select distinct account_id from delivery
           where lead_id = $1 and (id = $2 or ($2::uuid is null and state = 'accepted')) and state not in ('reserved', 'sending', 'retrying')`,
    values: [context.leadId, context.payload.deliveryId ?? null],
  });
  if (rows.length === 0) throw new UserError('nothing-to-resend', 'There is no finished delivery of this lead to send again.', { leadId: context.leadId });
  return deliverTo(context, await Promise.all(rows.map((row) => candidateFor(context, row.account_id))), 'resend');
};

async function takeBack(context: ActionContext): Promise<void> {
  if (!context.payload.deliveryId) throw new UserError('delivery-missing', 'Name the delivery to take back.');
  const reason = { code: 'reassigned', message: 'Taken back to give the lead to another buyer.', detail: { by: context.actor } };
  await withdrawDelivery(context.deps.pool, { deliveryId: context.payload.deliveryId, reason, now: context.now });
}

const planAgain = (context: ActionContext): Promise<FollowUp> =>
  inTransaction(context.deps.pool, async (client) => {
    await leaveQc(client, context);
    const planNumber = context.planCount + 1;
    await client.query({
      name: 'reopen-lead', text: `update lead set stage = 'distributing', plan_count = $2, updated_at = now() where id = $1`, values: [context.leadId, planNumber],
    });
    return settleDone(client, context, { kind: 'plan', planNumber });
  });

async function candidateFor(context: ActionContext, accountId: string | undefined): Promise<Candidate> {
  const account = accountId ? (await context.deps.routings.get(context.leadTypeId)).accounts.get(accountId) : undefined;
  if (!account) throw new UserError('account-not-found', 'There is no such delivery account for this lead type.', { accountId: accountId ?? '' });
  return {
    accountId: account.accountId, buyerId: account.buyerId, methodId: account.methodId, exclusive: account.exclusive, price: account.price,
    ping: false, pingTimeoutMs: account.pingTimeoutMs, delaySeconds: 0, timeoutMs: account.timeoutMs, retry: account.retry, ignoreLimits: true,
  };
}

/** Books the chosen accounts as a plan of their own, so that a restarted workflow goes on with them and the diagram shows who chose. */
async function deliverTo(context: ActionContext, candidates: readonly Candidate[], origin: DeliveryOrigin): Promise<FollowUp> {
  const planNumber = context.planCount + 1;
  const { configVersion } = await context.deps.routings.get(context.leadTypeId);
  return inTransaction(context.deps.pool, async (client) => {
    await leaveQc(client, context);
    await client.query({
      name: 'book-chosen-plan',
      text: `with reopened as (update lead set stage = 'distributing', plan_count = greatest(plan_count, $2), updated_at = now() where id = $1)
             insert into lead_plan (lead_id, number, config_version, made_at, candidates) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      values: [context.leadId, planNumber, configVersion, new Date(context.now), JSON.stringify(candidates)],
    });
    await addSteps(client, context.leadId, [{
      node: 'plan', label: 'Chosen by an operator', state: 'done', startedAt: context.now, endedAt: context.now, detail: { number: planNumber, origin, candidates: candidates.length },
    }]);
    return settleDone(client, context, { kind: 'deliver', planNumber, origin, candidates });
  });
}
