import type { Queryable } from '#db/pool';
import type { LockedDelivery } from '../lock-delivery';
import { windowColumns, type HeldWindow } from '#domain/limits/windows-to-hold';

const FREE = {
  name: 'free-holdings',
  text: `with given as materialized (
  select w.cap_window, w.starts_at, w.place
    from unnest($4::text[], $5::timestamptz[]) with ordinality as w (cap_window, starts_at, place)
), locked_windows as materialized (
  select g.cap_window, g.starts_at
    from given g
    join cap_window c on c.scope = 'account' and c.scope_id = $3::uuid and c.cap_window = g.cap_window and c.starts_at = g.starts_at
   order by g.place
     for no key update of c
), freed as (
  update cap_window c set used = c.used - 1
    from locked_windows k
   where c.scope = 'account' and c.scope_id = $3::uuid and c.cap_window = k.cap_window and c.starts_at = k.starts_at
), kept as (
  update delivery set cap_windows = $6::jsonb where id = $2::uuid
)
update lead set slots_taken = slots_taken - $8::int, exclusive_holder = nullif(exclusive_holder, $2::uuid), updated_at = $7::timestamptz
 where id = $1::uuid`,
};

/**
 * Gives the lead's slot back and the windows that `isCurrent` selects (all by default). Windows that stay listed on the delivery stay
 * counted: a lead returned in March does not make room in a February that is over. Call it once, for a delivery that holds. One that was to take a
 * sale's place has no slot to give.
 */
export async function freeHoldings(
  client: Queryable,
  delivery: LockedDelivery,
  now: number,
  isCurrent: (held: HeldWindow) => boolean = () => true,
): Promise<void> {
  const given = delivery.windows.filter(isCurrent);
  const kept = delivery.windows.filter((held) => !isCurrent(held));
  const [names, starts] = windowColumns(given);
  const values = [
    delivery.leadId,
    delivery.id,
    delivery.accountId,
    names,
    starts,
    JSON.stringify(kept),
    new Date(now).toISOString(),
    delivery.replaces === null ? 1 : 0,
  ];
  await client.query({ ...FREE, values });
}
