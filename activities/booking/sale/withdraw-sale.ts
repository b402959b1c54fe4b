import type { PoolClient } from 'pg';
import { readRow } from '#db/read-rows';
import { UserError } from '#domain/kernel/errors';
import type { Reason } from '#domain/kernel/reason';
import { windowStarts } from '#domain/limits/window-starts';
import { freeHoldings } from '../reserve/free-holdings';
import type { LockedDelivery } from '../lock-delivery';
import { setDeliveryState } from '../set-delivery-state';
import { reverseSale } from '#activities/booking/ledger/reverse-sale';
import { notInStates } from '#db/in-states';
import { LET_GO_STATES } from '#domain/words/delivery';

const ZONE = { name: 'zone-of-buyer', text: 'select time_zone from buyer where id = $1' };
const REPLACED = {
  name: 'being-replaced',
  text: `select 1 from delivery where replaces = $1 and ${notInStates('state', LET_GO_STATES)}`,
};
const REVENUE = { name: 'take-revenue-back', text: 'update lead set revenue_minor = revenue_minor - $2 where id = $1' };

/** Throws UserError `being-reassigned` while another delivery is to take the sale's place: it goes when that one is sold, not before. */
export async function assertNotReplaced(client: PoolClient, deliveryId: string): Promise<void> {
  const { rowCount } = await client.query({ ...REPLACED, values: [deliveryId] });
  if (rowCount !== 0)
    throw new UserError('being-reassigned', 'The lead is being given to another buyer; settle that delivery first.', {
      deliveryId,
    });
}

/**
 * Takes a sale back: ledger and revenue are reversed, the lead's slot is free, and so are the account's windows that still run; past
 * windows stay counted. `decided_at` stays the moment of the sale, which says in which month it was bought. The caller holds the lock
 * and has seen the state `accepted`.
 */
export async function withdrawSale(
  client: PoolClient,
  delivery: LockedDelivery,
  reason: Reason,
  now: number,
): Promise<void> {
  await assertNotReplaced(client, delivery.id);
  const buyer = await readRow<{ timeZone: string }>(client, { ...ZONE, values: [delivery.buyerId] });
  const current = windowStarts(now, buyer?.timeZone ?? 'UTC');
  await setDeliveryState(client, delivery, { state: 'returned', reason, decidedAt: delivery.decidedAt ?? now });
  await freeHoldings(client, delivery, now, (held) => current[held.window] === Date.parse(held.start));
  const revenue = await reverseSale(client, delivery.id, delivery.leadId, now);
  if (revenue !== 0) await client.query({ ...REVENUE, values: [delivery.leadId, revenue] });
}
