import type { Pool, PoolClient } from 'pg';
import { UserError } from '#domain/kernel/errors';
import type { Reason } from '#domain/kernel/reason';
import { inTransaction } from '#db/pool';
import { lockDelivery, type LockedDelivery } from '../delivery/lock-delivery';
import { withdrawSale } from '../returns/withdraw-sale';

const OPEN_RETURN = { name: 'open-return', text: `select 1 from lead_return where delivery_id = $1 and state = 'requested'` };

/**
 * Takes a sold lead from its buyer without a return, so that it can go to another (reassign): sale reversed, place free, state
 * `returned` with this reason. It does not count against the buyer's return share. False when it was withdrawn before.
 */
export async function withdrawDelivery(pool: Pool, withdrawal: { deliveryId: string; reason: Reason; now: number }): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const delivery = await lockDelivery(client, withdrawal.deliveryId);
    if (delivery.state === 'returned') return false;
    await withdrawLocked(client, delivery, withdrawal.reason, withdrawal.now);
    return true;
  });
}

/** The same inside a transaction that holds the delivery's lock; UserError when it is not sold or a return of it is undecided. */
export async function withdrawLocked(client: PoolClient, delivery: LockedDelivery, reason: Reason, now: number): Promise<void> {
  if (delivery.state !== 'accepted') throw new UserError('not-sold', 'The lead is not with this buyer.', { state: delivery.state });
  const open = await client.query({ ...OPEN_RETURN, values: [delivery.id] });
  if (open.rows.length > 0) throw new UserError('return-open', 'Decide the return of this lead first.', { deliveryId: delivery.id });
  await withdrawSale(client, delivery, reason, now);
}
