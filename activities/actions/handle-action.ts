import { deleteLead } from '#db/leads/delete-lead';
import { eraseWithin } from '#db/leads/erase-lead';
import { undeleteLead } from '#db/leads/undelete-lead';
import { inTransaction } from '#db/pool';
import { ACTION_PAYLOADS, type ActionPayload } from '#domain/protocol/action-payloads.schema';
import type { LeadAction } from '#domain/protocol/lead-actions';
import { assertOfLead, type NamedInAction } from '#db/queries/assert-of-lead';
import { UserError } from '#domain/kernel/errors';
import type { FollowUp } from '#domain/protocol/lead-messages';
import { decideReturn } from '../booking/returns/decide-return';
import { requestReturn } from '../booking/returns/request-return';
import type { ActionContext, ActionHandler } from './action-context';
import { invalidateLeadAction, validateLeadAction } from './decide-qc';
import { markAccepted } from './mark-accepted';
import { markFailed } from './mark-failed';
import { markReturned } from './mark-returned';
import { reassignAction, reassignToAction } from './reassign';
import { resendAction, runAutomationAction, sendToAction } from './send-to';
import { settleDone } from './settle-done';
import { transferDelivery } from '../booking/sale/transfer-delivery';
import { updatePrice } from '../booking/sale/update-price';

const NONE: FollowUp = { kind: 'none' };
const STOP: FollowUp = { kind: 'stop' };

/** An action that is done once it is booked: nothing is sent, the lead is only closed again. */
const booking =
  <Action extends LeadAction>(
    work: (context: ActionContext<Action>) => Promise<unknown>,
    followUp: FollowUp = NONE,
  ): ActionHandler<Action> =>
  async (context) => {
    await work(context);
    return followUp;
  };

/** Every manual action by name. */
const ACTION_HANDLERS: { readonly [Action in LeadAction]: ActionHandler<Action> } = {
  validate: validateLeadAction,
  invalidate: invalidateLeadAction,
  'send-to': sendToAction,
  'run-automation': runAutomationAction,
  resend: resendAction,
  reassign: reassignAction,
  'reassign-to': reassignToAction,
  transfer: booking(({ deps, payload, actionId, actor, now }) =>
    transferDelivery(deps.pool, {
      deliveryId: payload.deliveryId,
      toAccountId: payload.accountId,
      newDeliveryId: actionId,
      by: actor,
      now,
    }),
  ),
  'request-return': booking(async ({ deps, payload, actor, now }) => {
    const asked = await requestReturn(deps.pool, {
      deliveryId: payload.deliveryId,
      reasonCode: payload.reasonCode,
      note: payload.note ?? '',
      by: actor,
      now,
    });
    if (asked.kind === 'refused') throw new UserError(asked.reason.code, asked.reason.message);
  }),
  'decide-return': booking(({ deps, payload, actor, now }) =>
    decideReturn(deps.pool, { returnId: payload.returnId, decision: payload.decision, by: actor, now }),
  ),
  'mark-returned': booking(({ deps, payload, actor, now }) =>
    markReturned(deps.pool, {
      deliveryId: payload.deliveryId,
      reasonCode: payload.reasonCode,
      note: payload.note ?? '',
      toSource: payload.toSource,
      by: actor,
      now,
    }),
  ),
  'mark-accepted': booking(({ deps, payload, actor, now }) =>
    markAccepted(deps.pool, {
      deliveryId: payload.deliveryId,
      ...(payload.priceMinor === undefined ? {} : { price: payload.priceMinor }),
      by: actor,
      now,
    }),
  ),
  'mark-failed': async (context) => {
    const { deps, payload, actor, now } = context;
    await markFailed(deps.pool, { deliveryId: payload.deliveryId, by: actor, now });
    return runAutomationAction(context);
  },
  'update-price': booking(({ deps, payload, actor, now }) =>
    updatePrice(deps.pool, {
      deliveryId: payload.deliveryId,
      price: payload.priceMinor,
      reason: payload.note ?? '',
      by: actor,
      now,
    }),
  ),
  delete: booking(({ deps, leadId, now }) => deleteLead(deps.pool, { leadId, now }), STOP),
  undelete: (context) =>
    inTransaction(context.deps.pool, async (client) => {
      await undeleteLead(client, context);
      return settleDone(client, context, NONE, context.stage);
    }),
  // Booked with its action, or a second try would find the lead erased already and say it was refused.
  erase: (context) =>
    inTransaction(context.deps.pool, async (client) => {
      await eraseWithin(client, context);
      return settleDone(client, context, STOP, context.stage);
    }),
};

/** Carries out a booked action. Throws UserError `action-not-readable` where what is booked with it is not what the action needs. */
export async function handleAction<Action extends LeadAction>(
  action: Action,
  payload: unknown,
  context: Omit<ActionContext<Action>, 'action' | 'payload'>,
): Promise<FollowUp> {
  const read = ACTION_PAYLOADS[action].safeParse(payload);
  if (!read.success)
    throw new UserError('action-not-readable', 'What is booked with this action is not what it needs.');
  await assertOfLead(context.deps.pool, context.leadId, read.data as NamedInAction);
  return ACTION_HANDLERS[action]({ ...context, action, payload: read.data as ActionPayload<Action> });
}
