import { notInStates } from '#db/in-states';
import { LET_GO_STATES } from '#domain/words/delivery';

/**
 * Capacity of the lead, all windows of the account and the delivery row, taken together or not at all, in one statement.
 * Rows are locked first (lead, then windows in fixed order) and read as they are under the lock; only then is anything written, and
 * only when everything fits. So a refusal leaves nothing behind and needs no rollback, and it can say exactly what was full.
 * An account that this round of distribution has tried is not tried again by it: a step that is repeated after a crash finds its row.
 * $1 delivery $2 lead $3 account $4 buyer $5 method $6 plan $7 origin $8 exclusive $9 price $10 currency
 * $11 window names $12 window starts $13 limits (null = counted, never refused) $14 cap_windows $15 now
 * A buyer holds a lead once, whatever accounts it has: seen under the lead's lock where it was booked before this statement began, and
 * kept by the unique index where it was booked meanwhile (then nothing is inserted, and the statement runs again). A delivery that takes
 * the place of a sale ($18) needs that sale, and takes no place of its own until it is sold itself.
 * An account held to a share of what it qualifies for ($19, percent; null = none) is held to it here as well: many leads may have been planned at once.
 * $16 first attempt (null = none yet) $17 its request $18 the sale it replaces (null = none)
 */
export const RESERVE = {
  name: 'reserve-delivery',
  text: `with wanted as materialized (
  select w.cap_window, w.starts_at, w.cap, w.place
    from unnest($11::text[], $12::timestamptz[], $13::int[]) with ordinality as w (cap_window, starts_at, cap, place)
), locked_lead as materialized (
  select l.deleted_at is null and l.erased_at is null as present,
         l.exclusive_holder is not null and l.exclusive_holder is distinct from $18::uuid as held,
         case when $18::uuid is null then l.slots_taken < l.max_deliveries and (not $8::boolean or l.slots_taken = 0)
              else not $8::boolean or l.slots_taken = 1 end as room
    from lead l where l.id = $2::uuid
     for no key update
), locked_sale as materialized (
  select d.id from locked_lead l join delivery d on l.present and d.id = $18::uuid where d.state = 'accepted' for no key update of d
), locked_windows as materialized (
  select w.cap_window, w.cap, w.place, c.used, c.qualified
    from wanted w
    join cap_window c on c.scope = 'account' and c.scope_id = $3::uuid and c.cap_window = w.cap_window and c.starts_at = w.starts_at
   where exists (select 1 from locked_lead l where l.present and not l.held and l.room)
   order by w.place
     for no key update of c
), verdict as materialized (
  select l.present, l.held, l.room,
         exists (select 1 from delivery d
                  where d.lead_id = $2::uuid and d.account_id = $3::uuid and d.plan_number = $6::int and d.origin = $7::text
                    and (d.state <> 'released' or d.attempts > 0)) as tried,
         exists (select 1 from delivery d
                  where d.lead_id = $2::uuid and d.buyer_id = $4::uuid and d.account_id <> $3::uuid
                    and ${notInStates('d.state', LET_GO_STATES)}) as buyer_has_it,
         $18::uuid is not null and (not exists (select 1 from locked_sale)
           or exists (select 1 from delivery d where d.replaces = $18::uuid and d.account_id <> $3::uuid
                       and ${notInStates('d.state', LET_GO_STATES)})) as sale_gone,
         exists (select 1 from locked_windows w where w.cap_window = 'month' and w.used * 100 >= $19::numeric * greatest(w.qualified, 1)) as share_reached,
         (select count(*) from locked_windows) = cardinality($11::text[]) as opened,
         (select jsonb_build_object('window', w.cap_window, 'limit', w.cap, 'used', w.used)
            from locked_windows w where w.used >= w.cap order by w.place limit 1) as full_window
    from locked_lead l
), reserved as (
  insert into delivery (id, lead_id, account_id, buyer_id, method_id, plan_number, origin, state, exclusive, price_minor, currency,
                        cap_windows, reserved_at, attempts, replaces)
  select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::int, $7::text, case when $16::uuid is null then 'reserved' else 'sending' end,
         $8::boolean, $9::bigint, $10, $14::jsonb, $15::timestamptz, case when $16::uuid is null then 0 else 1 end, $18::uuid
    from verdict v
   where v.present and not v.held and v.room and not v.tried and not v.buyer_has_it and not v.sale_gone and v.opened and v.full_window is null and not v.share_reached
  on conflict do nothing
  returning id
), begun as (
  insert into delivery_attempt (id, delivery_id, number, state, request, started_at)
  select $16::uuid, r.id, 1, 'sending', $17::jsonb, $15::timestamptz from reserved r where $16::uuid is not null
  returning number
), slot as (
  update lead set slots_taken = lead.slots_taken + case when $18::uuid is null then 1 else 0 end,
         exclusive_holder = case when $8::boolean then coalesce(lead.exclusive_holder, r.id) else lead.exclusive_holder end,
         updated_at = $15::timestamptz
    from reserved r where lead.id = $2::uuid
), counted as (
  update cap_window c set used = c.used + 1
    from reserved r, wanted w
   where c.scope = 'account' and c.scope_id = $3::uuid and c.cap_window = w.cap_window and c.starts_at = w.starts_at
)
select v.present, v.held, v.room, v.buyer_has_it, v.sale_gone, v.share_reached, v.opened, v.full_window, (select r.id from reserved r) as delivery_id,
       (select b.number from begun b) as attempt
  from verdict v`,
};
