import type { PoolClient } from 'pg';
import type { Reason } from '#domain/kernel/reason';
import { windowStarts } from '#domain/limits/window-starts';
import { freeHoldings } from '../delivery/free-holdings';
import type { LockedDelivery } from '../delivery/lock-delivery';
import { setDeliveryState } from '../delivery/set-delivery-state';
import { reverseSale } from '../ledger/reverse-sale';

const ZONE = { name: 'zone-of-buyer', text: 'select time_zone from buyer where id = $1' };
const REVENUE = { name: 'take-revenue-back', text: 'update lead set revenue_minor = revenue_minor - $2 where id = $1' };

/**
 * Takes a sale back: ledger and revenue are reversed, the lead's slot is free, and so are the account's windows that still run; past
 * windows stay counted. `decided_at` stays the moment of the sale, which says in which month it was bought. The caller holds the lock
 * and has seen the state `accepted`.
 */
export async function withdrawSale(client: PoolClient, delivery: LockedDelivery, reason: Reason, now: number): Promise<void> {
  const { rows } = await client.query<{ time_zone: string }>({ ...ZONE, values: [delivery.buyerId] });
  const current = windowStarts(now, rows[0]?.time_zone ?? 'UTC');
  await setDeliveryState(client, delivery, { state: 'returned', reason, decidedAt: delivery.decidedAt?.getTime() ?? now });
  await freeHoldings(client, delivery, now, (held) => current[held.window] === Date.parse(held.start));
  const revenue = await reverseSale(client, delivery.id, delivery.leadId, now);
  if (revenue !== 0) await client.query({ ...REVENUE, values: [delivery.leadId, revenue] });
}
