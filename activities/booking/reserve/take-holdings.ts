import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { LockedDelivery } from '../lock-delivery';
import { windowColumns, windowsToHold, type HeldWindow } from '#domain/limits/windows-to-hold';
import { notInStates } from '#db/in-states';
import { LET_GO_STATES } from '#domain/words/delivery';

const RIVAL = {
  name: 'rival-delivery',
  text: `select account_id from delivery
 where lead_id = $1 and buyer_id = $2 and id <> $3 and ${notInStates('state', LET_GO_STATES)}`,
};
const ZONE = {
  name: 'zone-of-account',
  text: 'select b.time_zone from delivery_account a join buyer b on b.id = a.buyer_id where a.id = $1',
};
const TAKE = {
  name: 'take-holdings',
  text: `with counted as (
  insert into cap_window as c (scope, scope_id, cap_window, starts_at, used)
  select 'account', $3::uuid, w.cap_window, w.starts_at, 1
    from unnest($4::text[], $5::timestamptz[]) with ordinality as w (cap_window, starts_at, place)
   order by w.place
  on conflict (scope, scope_id, cap_window, starts_at) do update set used = c.used + 1
), noted as (
  update delivery set cap_windows = $6::jsonb, replaces = null where id = $2::uuid
)
update lead set slots_taken = slots_taken + 1, exclusive_holder = case when $7::boolean then $2::uuid end, updated_at = $8::timestamptz
 where id = $1::uuid`,
};

/** Why a delivery that was given up cannot be revived. */
export type NoRoom = 'lead-gone' | 'lead-capacity' | 'already-delivered' | 'buyer-has-it';
export const NO_ROOM_WORDS: Record<NoRoom, string> = {
  'lead-gone': 'The lead is deleted or erased.',
  'lead-capacity': 'The lead is with as many buyers as it may go to.',
  'already-delivered': 'Another delivery of this lead to the same account is open or sold.',
  'buyer-has-it': 'The buyer has this lead through another account.',
};

/**
 * Takes slot and windows for a delivery that holds none (given up before, or transferred here). The lead's capacity binds; the
 * account's limits are counted past, because the buyer has the lead or an operator decided. Null when taken. Windows are those of
 * the day the delivery was reserved.
 */
export async function takeHoldings(client: Queryable, delivery: LockedDelivery, now: number): Promise<NoRoom | null> {
  if (delivery.leadGone) return 'lead-gone';
  const rival = await readRow<{ accountId: string }>(client, {
    ...RIVAL,
    values: [delivery.leadId, delivery.buyerId, delivery.id],
  });
  if (rival) return rival.accountId === delivery.accountId ? 'already-delivered' : 'buyer-has-it';
  const full = delivery.slotsTaken >= delivery.maxDeliveries || (delivery.exclusive && delivery.slotsTaken > 0);
  if (full || delivery.exclusiveHolder !== null) return 'lead-capacity';
  const windows = delivery.test ? [] : await windowsOf(client, delivery);
  const [names, starts] = windowColumns(windows);
  const noted = JSON.stringify([...delivery.windows, ...windows]);
  const at = new Date(now).toISOString();
  await client.query({
    ...TAKE,
    values: [delivery.leadId, delivery.id, delivery.accountId, names, starts, noted, delivery.exclusive, at],
  });
  return null;
}

async function windowsOf(client: Queryable, delivery: LockedDelivery): Promise<readonly HeldWindow[]> {
  const buyer = await readRow<{ timeZone: string }>(client, { ...ZONE, values: [delivery.accountId] });
  return windowsToHold(delivery.reservedAt, buyer?.timeZone ?? 'UTC', {}, true);
}
