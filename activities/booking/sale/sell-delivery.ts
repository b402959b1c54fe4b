import type { PoolClient } from 'pg';
import { BugError } from '#domain/kernel/errors';
import { withdrawSale } from './withdraw-sale';
import { type Acceptance, acceptDelivery } from './accept-delivery';
import type { Booked } from '../booked';
import { lockDelivery, type LockedDelivery } from '../lock-delivery';

const ANSWERABLE = {
  name: 'attempt-answerable',
  text: `select 1 from delivery_attempt where delivery_id = $1 and number = $2 and state in ('sending', 'unknown')`,
};
const TAKE_PLACE = {
  name: 'take-place-of-sale',
  text: `with own as (update delivery set replaces = null where id = $1 returning lead_id, exclusive)
update lead set slots_taken = lead.slots_taken + 1, exclusive_holder = case when own.exclusive then $1::uuid end, updated_at = $2
  from own where lead.id = own.lead_id`,
};

/**
 * The sale of a locked delivery. One that takes another sale's place does so here, in the same transaction: the old sale is reversed and
 * its place is the new one's, so there is never a moment with both of them or with none.
 */
export async function sellDelivery(
  client: PoolClient,
  delivery: LockedDelivery,
  acceptance: Acceptance,
): Promise<Booked | undefined> {
  if (delivery.replaces === null) return acceptDelivery(client, acceptance);
  if (!(await mayBeSold(client, delivery, acceptance))) return undefined;
  const old = await lockDelivery(client, delivery.replaces);
  if (old.state !== 'accepted')
    throw new BugError('sale-gone', 'A sale went away under the delivery that takes its place', {
      deliveryId: delivery.id,
    });
  await client.query({ ...TAKE_PLACE, values: [delivery.id, new Date(acceptance.now).toISOString()] });
  const reason = {
    code: 'reassigned',
    message: 'Taken back: the lead was given to another buyer.',
    detail: { to: delivery.id },
  };
  await withdrawSale(client, old, reason, acceptance.now);
  const booked = await acceptDelivery(client, acceptance);
  if (!booked)
    throw new BugError('delivery-changed', 'A locked delivery changed its state', { deliveryId: delivery.id });
  return booked;
}

/** Whoever comes second, with an attempt that has its answer already, must not undo the old sale. */
async function mayBeSold(
  client: PoolClient,
  delivery: LockedDelivery,
  { from, attempt }: Acceptance,
): Promise<boolean> {
  if (!from.includes(delivery.state)) return false;
  if (!attempt) return true;
  const { rowCount } = await client.query({ ...ANSWERABLE, values: [delivery.id, attempt.number] });
  return rowCount === 1;
}
