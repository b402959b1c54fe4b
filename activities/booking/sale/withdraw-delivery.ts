import type { PoolClient } from 'pg';
import { UserError } from '#domain/kernel/errors';
import type { Reason } from '#domain/kernel/reason';
import type { LockedDelivery } from '../lock-delivery';
import { withdrawSale } from './withdraw-sale';

const OPEN_RETURN = {
  name: 'open-return',
  text: `select 1 from lead_return where delivery_id = $1 and state = 'requested'`,
};

/** Throws UserError when the locked delivery is not sold, or a return of it is undecided. */
export async function assertSold(client: PoolClient, delivery: LockedDelivery): Promise<void> {
  if (delivery.state !== 'accepted')
    throw new UserError('not-sold', 'The lead is not with this buyer.', { state: delivery.state });
  const open = await client.query({ ...OPEN_RETURN, values: [delivery.id] });
  if (open.rows.length > 0)
    throw new UserError('return-open', 'Decide the return of this lead first.', { deliveryId: delivery.id });
}

/**
 * Takes a sold lead from its buyer without a return, because it moves to another account: sale reversed, place free, state `returned`
 * with this reason. It counts in no figure of returns. The caller holds the delivery's lock.
 */
export async function withdrawLocked(
  client: PoolClient,
  delivery: LockedDelivery,
  reason: Reason,
  now: number,
): Promise<void> {
  await assertSold(client, delivery);
  await withdrawSale(client, delivery, reason, now);
}
