import type { Pool } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { inTransaction } from '#db/pool';
import type { Booked } from '../booking/booked';
import { freeHoldings } from '../booking/reserve/free-holdings';
import { bookedAs, lockDelivery } from '../booking/lock-delivery';
import { setDeliveryState } from '../booking/set-delivery-state';

/** An operator knows that the buyer did not take a lead whose outcome was unknown: its place is free for others. */
export async function markFailed(pool: Pool, mark: { deliveryId: string; by: string; now: number }): Promise<Booked> {
  return inTransaction(pool, async (client) => {
    const delivery = await lockDelivery(client, mark.deliveryId);
    if (delivery.state === 'failed') return bookedAs(delivery);
    if (delivery.state !== 'unknown') {
      throw new UserError('not-markable', 'Only a delivery of unknown outcome can be marked failed.', {
        state: delivery.state,
      });
    }
    await freeHoldings(client, delivery, mark.now);
    const reason = { code: 'marked-failed', message: 'Marked as not taken by an operator.', detail: { by: mark.by } };
    return setDeliveryState(client, delivery, { state: 'failed', reason, decidedAt: mark.now });
  });
}
