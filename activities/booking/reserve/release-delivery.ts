import type { Pool } from 'pg';
import type { Reason } from '#domain/kernel/reason';
import { inTransaction } from '#db/pool';
import type { Booked } from '../booked';
import { giveUpDelivery } from '../attempts/give-up-delivery';
import { bookedAs, lockDelivery } from '../lock-delivery';
import { IN_HAND_STATES } from '#domain/words/delivery';

const RELEASED: Reason = { code: 'released', message: 'The reservation was given up before the buyer decided.' };

/**
 * Gives up a delivery that is not decided, for example because its lead was invalidated: slot and windows are free again, unless an
 * attempt went unanswered (then `unknown`). Anything decided stays as it is; so does a second call.
 */
export async function releaseDelivery(
  pool: Pool,
  release: { deliveryId: string; reason?: Reason; now: number },
): Promise<Booked> {
  return inTransaction(pool, async (client) => {
    const delivery = await lockDelivery(client, release.deliveryId);
    if (!IN_HAND_STATES.includes(delivery.state)) return bookedAs(delivery);
    return giveUpDelivery(client, delivery, release.reason ?? RELEASED, release.now);
  });
}
