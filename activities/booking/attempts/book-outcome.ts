import type { Pool, PoolClient } from 'pg';
import type { AttemptOutcome } from '#domain/channels/channel';
import { inTransaction } from '#db/pool';
import type { Step } from '#db/leads/add-steps';
import { queueDeliveryNotices } from '#activities/notices/queue-delivery-notices';
import { acceptDelivery } from '../sale/accept-delivery';
import { bookLateAcceptance } from '../sale/book-late-acceptance';
import { closeAttempt } from './close-attempt';
import { type Booked } from '../booked';
import { freeHoldings } from '../reserve/free-holdings';
import { bookedAs, lockDelivery } from '../lock-delivery';
import { nextState, reasonOf } from '#domain/distribution/next-state';
import { sellDelivery } from '../sale/sell-delivery';
import { setDeliveryState } from '../set-delivery-state';
import { GIVEN_UP_STATES, UNDECIDED_STATES } from '#domain/words/delivery';

export interface OutcomeBooking {
  readonly deliveryId: string;
  readonly attemptNumber: number;
  readonly outcome: AttemptOutcome;
  /** As received, secrets masked; null when nothing came back. */
  readonly response: unknown;
  /** How it was read, for the operator. */
  readonly reading: unknown;
  /** No further attempt will be made. A refusal, and a failure that may not be repeated, are final by themselves. */
  readonly final: boolean;
  /** What the timeline says where a sale closes the lead; without it a sale never does. */
  readonly closing?: Step | undefined;
  readonly now: number;
}

/**
 * Books what an attempt led to, in one transaction: attempt, delivery, slot, windows, revenue and ledger. The first decision wins: a
 * second run or a worker that wakes late changes nothing and gets the delivery as it stands, only its answer is kept on the attempt.
 */
export async function bookOutcome(pool: Pool, booking: OutcomeBooking): Promise<Booked> {
  const { outcome, deliveryId } = booking;
  if (outcome.kind === 'accepted') {
    const sold = await acceptDelivery(pool, { ...acceptanceOf(booking), from: UNDECIDED_STATES });
    if (sold) return sold;
  }
  return inTransaction(pool, (client) => bookLocked(client, booking, deliveryId));
}

async function bookLocked(client: PoolClient, booking: OutcomeBooking, deliveryId: string): Promise<Booked> {
  const { outcome, now } = booking;
  const delivery = await lockDelivery(client, deliveryId);
  if (outcome.kind === 'accepted') {
    const sold = await sellDelivery(client, delivery, { ...acceptanceOf(booking), from: UNDECIDED_STATES });
    if (sold) return sold;
  }
  const { fresh, unanswered } = await closeAttempt(client, {
    ...booking,
    number: booking.attemptNumber,
    kind: outcome.kind,
  });
  if (!fresh) return bookedAs(delivery);
  if (outcome.kind === 'accepted') {
    return GIVEN_UP_STATES.includes(delivery.state)
      ? bookLateAcceptance(client, delivery, outcome, now)
      : bookedAs(delivery);
  }
  if (!UNDECIDED_STATES.includes(delivery.state) || booking.attemptNumber !== delivery.attempts)
    return bookedAs(delivery);
  const state = nextState(outcome, { state: delivery.state, final: booking.final, unanswered });
  const givenUp = GIVEN_UP_STATES.includes(state);
  if (givenUp) await freeHoldings(client, delivery, now);
  const reason = reasonOf(outcome, state);
  if (state === 'failed' || state === 'unknown')
    await queueDeliveryNotices(client, deliveryId, state === 'failed' ? 'delivery-failed' : 'delivery-unknown');
  return setDeliveryState(client, delivery, { state, reason, decidedAt: givenUp ? now : null });
}

function acceptanceOf({ deliveryId, attemptNumber, outcome, response, reading, closing, now }: OutcomeBooking) {
  const told =
    outcome.kind === 'accepted'
      ? { price: outcome.price, reference: outcome.reference, redirectUrl: outcome.redirectUrl }
      : {};
  return { deliveryId, ...told, attempt: { number: attemptNumber, response, reading }, closing, now };
}
