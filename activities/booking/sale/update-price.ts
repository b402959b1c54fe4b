import type { Pool } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { inTransaction } from '#db/pool';
import type { Booked } from '../booked';
import { bookedAs, lockDelivery } from '../lock-delivery';
import { storableJson } from '../storable-json';
import { postPriceChange } from '../ledger/post-price-change';

const UPDATE = {
  name: 'update-delivery-price',
  text: `with priced as (update delivery set price_minor = $2, reason = $3 where id = $1 returning lead_id)
update lead set revenue_minor = lead.revenue_minor + $4, updated_at = $5 from priced where lead.id = priced.lead_id`,
};

export interface PriceUpdate {
  readonly deliveryId: string;
  /** Minor units, 0 or more. */
  readonly price: number;
  /** Why, in the operator's words; kept with the delivery. */
  readonly reason: string;
  readonly by: string;
  readonly now: number;
}

/** Corrects what the buyer pays for a sold lead; the difference is a ledger transaction of its own. The same price changes nothing. */
export async function updatePrice(pool: Pool, update: PriceUpdate): Promise<Booked> {
  const { price, by, now } = update;
  if (!Number.isSafeInteger(price) || price < 0)
    throw new UserError('invalid-price', 'A price is a whole number of minor units, 0 or more.');
  return inTransaction(pool, async (client) => {
    const delivery = await lockDelivery(client, update.deliveryId);
    if (delivery.state !== 'accepted')
      throw new UserError('not-sold', 'Only a sold lead has a price to change.', { state: delivery.state });
    if (delivery.price === price) return bookedAs(delivery);
    const reason = { code: 'price-changed', message: update.reason, detail: { from: delivery.price, to: price, by } };
    const difference = price - delivery.price;
    await client.query({
      ...UPDATE,
      values: [delivery.id, price, storableJson(reason), difference, new Date(now).toISOString()],
    });
    await postPriceChange(client, { ...delivery, deliveryId: delivery.id, from: delivery.price, to: price, at: now });
    return bookedAs({ ...delivery, price, reason });
  });
}
