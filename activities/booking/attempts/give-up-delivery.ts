import type { PoolClient } from 'pg';
import type { Reason } from '#domain/kernel/reason';
import type { Booked } from '../booked';
import { freeHoldings } from '../reserve/free-holdings';
import type { LockedDelivery } from '../lock-delivery';
import { setDeliveryState } from '../set-delivery-state';

const UNANSWERED = {
  name: 'unanswered-attempts',
  text: `select exists (select 1 from delivery_attempt where delivery_id = $1 and state in ('sending', 'unknown')) as unanswered`,
};

/**
 * Ends an open delivery without an answer. Its places are free again only when no attempt went unanswered; otherwise the buyer may
 * have the lead, so it is `unknown` and keeps them. The caller holds the lock.
 */
export async function giveUpDelivery(
  client: PoolClient,
  delivery: LockedDelivery,
  reason: Reason,
  now: number,
): Promise<Booked> {
  const { rows } = await client.query<{ unanswered: boolean }>({ ...UNANSWERED, values: [delivery.id] });
  if (rows[0]?.unanswered) return setDeliveryState(client, delivery, { state: 'unknown', reason, decidedAt: null });
  await freeHoldings(client, delivery, now);
  return setDeliveryState(client, delivery, { state: 'released', reason, decidedAt: now });
}
