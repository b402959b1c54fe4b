import { randomInt } from 'node:crypto';
import { Context } from '@temporalio/activity';
import { newId } from '#db/new-id';
import { readRow } from '#db/read-rows';
import type { DeliverLeadInput, DeliveryResult } from '#domain/protocol/lead-messages';
import { type DeliveryState, IN_HAND_STATES } from '#domain/words/delivery';
import { releaseDelivery } from '../booking/reserve/release-delivery';
import type { ActivityDeps } from '../kit/deps';
import type { DeliveryFacts } from './load-delivery-facts';
import { reservePlace } from './reserve-place';
import { retryIn } from './retry-in';

/** How long a delivery waits until it looks again whether its buyer has room, longer each time. */
const LOOK_AGAIN_MS = 500;
const LONGEST_LOOK_MS = 5_000;
const SILENT = { code: 'buyer-silent', message: 'The buyer does not answer at present; the lead was not sent to it.' };

const BEGUN = {
  name: 'delivery-begun',
  text: `select state from delivery where lead_id = $1 and account_id = $2 and plan_number = $3 order by reserved_at desc limit 1`,
};

/**
 * What becomes of a delivery whose buyer has no room in this worker. Null: it was decided before, and the step only has to tell of it. Too
 * many on their way: it looks again in a moment, without holding a place. A buyer that does not answer is waited for as long as its method
 * would repeat, then passed over, which is booked with the reason; the lead goes to the next. What is in hand already is never passed over.
 */
export async function passOver(
  deps: ActivityDeps,
  input: DeliverLeadInput,
  facts: DeliveryFacts,
  why: 'busy' | 'silent',
): Promise<Pick<DeliveryResult, 'state' | 'code'> | null> {
  const { leadId, planNumber, candidate } = input;
  deps.inHand.leave(leadId);
  const values = [leadId, candidate.accountId, planNumber];
  const begun = await readRow<{ state: DeliveryState }>(deps.pool, { ...BEGUN, values });
  if (begun && !IN_HAND_STATES.includes(begun.state) && begun.state !== 'released' && input.origin !== 'resend')
    return null;
  if (why === 'busy' || (begun && IN_HAND_STATES.includes(begun.state)) || patient(input)) throw lookAgain(why);
  const own = newId();
  const reserved = await reservePlace(deps, input, facts, { deliveryId: own });
  if (reserved.kind === 'refused') return { state: 'skipped', code: reserved.reason.code };
  // Another delivery to this account is in hand, or was decided: that one is told of, not given up.
  if (reserved.deliveryId !== own) return null;
  await releaseDelivery(deps.pool, { deliveryId: reserved.deliveryId, reason: SILENT, now: deps.now() });
  return { state: 'failed', code: SILENT.code };
}

function patient({ candidate: { retry } }: DeliverLeadInput): boolean {
  const waited = Date.now() - Context.current().info.scheduledTimestampMs;
  return waited < retry.attempts * retry.waitSeconds * 1000;
}

function lookAgain(why: 'busy' | 'silent') {
  const { attempt } = Context.current().info;
  const waitMs = why === 'silent' ? LONGEST_LOOK_MS : Math.min(LOOK_AGAIN_MS * attempt, LONGEST_LOOK_MS);
  return retryIn(waitMs + randomInt(waitMs / 2), `buyer-${why}`);
}
