import { BugError } from '#domain/kernel/errors';
import type { Reason } from '#domain/kernel/reason';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { Booked } from './booked';
import type { HeldWindow } from '#domain/limits/windows-to-hold';
import type { DeliveryState } from '#domain/words/delivery';

/** A delivery and its lead, both locked until the transaction ends. Times are epoch milliseconds, money minor units. */
export interface LockedDelivery {
  readonly id: string;
  readonly leadId: string;
  readonly accountId: string;
  readonly buyerId: string;
  readonly state: DeliveryState;
  readonly exclusive: boolean;
  readonly price: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly redirectUrl: string | null;
  readonly reason: Reason | null;
  readonly attempts: number;
  readonly windows: readonly HeldWindow[];
  readonly reservedAt: number;
  readonly decidedAt: number | null;
  readonly stage: string;
  readonly maxDeliveries: number;
  readonly slotsTaken: number;
  readonly exclusiveHolder: string | null;
  readonly leadGone: boolean;
  readonly erasedAt: number | null;
  /** Of a test lead: counted nowhere. */
  readonly test: boolean;
  /** The sale whose place it takes once it is sold; until then it holds none of its own. */
  readonly replaces: string | null;
}

const LOCK = {
  name: 'lock-delivery',
  text: `with locked_lead as materialized (
  select l.* from lead l where l.id = (select d.lead_id from delivery d where d.id = $1) for no key update
)
select d.id, d.lead_id, d.account_id, d.buyer_id, d.state, d.exclusive, d.price_minor as price, d.currency, d.reference,
       d.redirect_url, d.reason, d.attempts, d.cap_windows as windows, d.reserved_at, d.decided_at, d.replaces,
       l.stage, l.max_deliveries, l.slots_taken, l.exclusive_holder, l.deleted_at is not null or l.erased_at is not null as lead_gone, l.erased_at, l.test
  from delivery d join locked_lead l on l.id = d.lead_id
 where d.id = $1
   for no key update of d`,
};

/**
 * Locks the lead, then the delivery: every booking takes its locks in this order (windows of the account come last), so bookings of
 * one lead take turns and never deadlock. What is read afterwards in the same transaction is the truth.
 */
export async function lockDelivery(client: Queryable, deliveryId: string): Promise<LockedDelivery> {
  const delivery = await readRow<LockedDelivery>(client, { ...LOCK, values: [deliveryId] });
  if (!delivery) throw new BugError('delivery-not-found', 'There is no delivery with this id', { deliveryId });
  return delivery;
}

/** The delivery as it stands, for callers that come second. */
export function bookedAs(delivery: LockedDelivery): Booked {
  const { state, price, currency, reference, redirectUrl, reason, attempts } = delivery;
  return { state, price, currency, reference, redirectUrl, reason, attempts };
}
