import type { Pool } from 'pg';
import { BugError, UserError } from '#domain/kernel/errors';
import { inTransaction } from '#db/pool';
import { sellDelivery } from '../booking/sale/sell-delivery';
import { type Booked } from '../booking/booked';
import { bookedAs, lockDelivery } from '../booking/lock-delivery';
import { NO_ROOM_WORDS, takeHoldings } from '../booking/reserve/take-holdings';
import { GIVEN_UP_STATES } from '#domain/words/delivery';

/**
 * An operator knows that the buyer took a lead which the book has as refused, failed, released or unknown: the sale is booked now.
 * A lead that went to others meanwhile stays with them (UserError `lead-capacity`). Price in minor units; absent = as reserved.
 */
export async function markAccepted(
  pool: Pool,
  mark: { deliveryId: string; price?: number; by: string; now: number },
): Promise<Booked> {
  return inTransaction(pool, async (client) => {
    const delivery = await lockDelivery(client, mark.deliveryId);
    if (delivery.state === 'accepted') return bookedAs(delivery);
    const revive = GIVEN_UP_STATES.includes(delivery.state);
    if (!revive && delivery.state !== 'unknown') {
      throw new UserError('not-markable', 'A delivery in this state cannot be marked accepted.', {
        state: delivery.state,
      });
    }
    const refusal = revive ? await takeHoldings(client, delivery, mark.now) : null;
    if (refusal) throw new UserError(refusal, NO_ROOM_WORDS[refusal], { deliveryId: delivery.id });
    const reason = {
      code: 'marked-accepted',
      message: 'Marked accepted by an operator.',
      detail: { by: mark.by, was: delivery.state },
    };
    const booked = await sellDelivery(client, delivery, { ...mark, from: [delivery.state], reason });
    if (!booked)
      throw new BugError('delivery-changed', 'A locked delivery changed its state', { deliveryId: delivery.id });
    return booked;
  });
}
