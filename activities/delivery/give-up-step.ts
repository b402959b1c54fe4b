import type { PoolClient } from 'pg';
import { inStates } from '#db/in-states';
import { inTransaction } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { DeliverLeadInput, DeliveryResult } from '#domain/protocol/lead-messages';
import { IN_HAND_STATES } from '#domain/words/delivery';
import { giveUpDelivery } from '../booking/attempts/give-up-delivery';
import { markUnknownAttempts } from '../booking/attempts/mark-unknown-attempts';
import { lockDelivery } from '../booking/lock-delivery';
import type { ActivityDeps } from '../kit/deps';

const IN_HAND = {
  name: 'delivery-in-hand-of',
  text: `select id from delivery where lead_id = $1 and account_id = $2 and plan_number = $3 and ${inStates('state', IN_HAND_STATES)}`,
};
const REASON = {
  code: 'step-fails',
  message: 'The delivery failed by a fault of the program, however often it was tried; the log of the worker names it.',
};

/**
 * Ends the delivery to one account whose step fails whatever is done: unknown where the buyer may have been reached, else given up. The
 * lead goes on with the other accounts.
 */
export async function giveUpStep(
  deps: ActivityDeps,
  input: DeliverLeadInput,
  error: unknown,
): Promise<Pick<DeliveryResult, 'state' | 'code'>> {
  const { leadId, planNumber, candidate } = input;
  deps.log.error(
    { err: error as Error, leadId, accountId: candidate.accountId, code: REASON.code },
    'a delivery fails by a fault of the program and is given up',
  );
  const now = deps.now();
  const state = await inTransaction(deps.pool, async (client: PoolClient) => {
    const found = await readRow<{ id: string }>(client, {
      ...IN_HAND,
      values: [leadId, candidate.accountId, planNumber],
    });
    if (!found) return 'failed';
    const delivery = await lockDelivery(client, found.id);
    if (!IN_HAND_STATES.includes(delivery.state)) return 'failed';
    await markUnknownAttempts(client, { deliveryId: found.id, startedBefore: now, now });
    return (await giveUpDelivery(client, delivery, REASON, now)).state === 'unknown' ? 'unknown' : 'failed';
  });
  return { state, code: REASON.code };
}
