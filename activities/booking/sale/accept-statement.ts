import { stepRows } from '#db/leads/add-steps';
import { costOfSale } from '#activities/booking/ledger/cost-of-sale';
import { salePosting } from '#activities/booking/ledger/sale-posting';
import { inStates } from '#db/in-states';
import { TAKEN_STATES } from '#domain/words/delivery';

/**
 * The sale, in one statement: lead locked, attempt closed, delivery accepted, revenue and ledger booked, and the lead closed where that
 * is asked for ($12) and nothing else is in hand. Changes nothing and returns
 * no row when the delivery is not in one of the states $2, or the attempt has its answer already: whoever comes second finds the door
 * closed. A test lead is `tested` instead: no revenue, nothing in the ledger, no place in the portal. A delivery that takes another sale's place is sold by `sellDelivery`.
 * A sold lead costs its price, once: one that was rejected, invalid or credited until now is owed to its source from here on.
 * Every undecided or sold delivery holds a place of the lead. So nothing else is in hand exactly when the places taken, read under the
 * lead's lock, are this one and those that are sold: what a transaction just before this one took cannot be overlooked.
 * $1 delivery $2 states $3 price (null = as reserved; of an attempt never less than that) $4 reference $5 redirect $6 reason $7 now $8 ledger transaction
 * $9 attempt number (null = an operator's word) $10 response $11 reading $12 timeline step of the closing (null = the lead stays open)
 * $13 ledger transaction of the cost $14 note
 */
export const ACCEPT = {
  name: 'accept-delivery',
  text: `with locked_lead as materialized (
  select l.id, l.test, l.slots_taken, l.source_id, l.price_minor, l.cost_minor, l.currency, l.source_credited, l.stage = 'distributing' and l.erased_at is null and l.deleted_at is null as going from lead l where l.id = (select d.lead_id from delivery d where d.id = $1::uuid) for no key update
), locked_delivery as materialized (
  select d.id, $12::jsonb is not null and l.going
         and l.slots_taken = 1 + (select count(*) from delivery o where o.lead_id = l.id and o.id <> d.id and ${inStates('o.state', TAKEN_STATES)}) as ends, l.test
    from delivery d join locked_lead l on l.id = d.lead_id
   where d.id = $1::uuid and d.state = any($2::text[]) and d.replaces is null
     for no key update of d
), closed as (
  update delivery_attempt a
     set state = 'accepted', response = $10::jsonb, reading = $11::jsonb, ended_at = $7::timestamptz
    from locked_delivery l where a.delivery_id = l.id and a.number = $9::int and a.state in ('sending', 'unknown')
  returning a.number
), sold as (
  update delivery d
     set state = case when l.test then 'tested' else 'accepted' end, price_minor = case when $9::int is null then coalesce($3::bigint, d.price_minor) else greatest($3::bigint, d.price_minor) end, reference = coalesce($4::text, d.reference),
         redirect_url = coalesce($5::text, d.redirect_url), reason = $6::jsonb, decided_at = $7::timestamptz, visible_in_portal = not l.test
    from locked_delivery l
   where d.id = l.id and ($9::int is null or exists (select 1 from closed))
  returning l.ends, l.test, d.state, d.id, d.lead_id, d.buyer_id, d.price_minor, d.currency, d.reference, d.redirect_url, d.reason, d.attempts
), owed as (
  select l.id, l.source_id, l.price_minor, l.currency, l.source_credited from locked_lead l join sold on not sold.test where l.cost_minor = 0 and l.price_minor > 0
), booked as (
  update lead
     set revenue_minor = lead.revenue_minor + case when sold.test then 0 else sold.price_minor end, redirect_url = coalesce(lead.redirect_url, sold.redirect_url),
         cost_minor = coalesce((select price_minor from owed), lead.cost_minor), source_credited = lead.source_credited and not exists (select 1 from owed),
         stage = case when sold.ends then 'closed' else lead.stage end, outcome = case when not sold.ends then lead.outcome when sold.test then 'tested' else 'sold' end,
         decided_at = case when sold.ends then coalesce(lead.decided_at, $7::timestamptz) else lead.decided_at end,
         closed_at = case when sold.ends then $7::timestamptz else lead.closed_at end,
         distributed_at = case when sold.ends then coalesce(lead.distributed_at, $7::timestamptz) else lead.distributed_at end, updated_at = $7::timestamptz
    from sold where lead.id = sold.lead_id
), ended as (
  select sold.lead_id as id from sold where sold.ends
), stepped as (
  ${stepRows('ended', '$12')}
), billed as (
  select * from sold where not sold.test
), ${costOfSale({ transaction: '$13::uuid', note: '$14::uuid', at: '$7::timestamptz' })}, ${salePosting({ from: 'billed', transaction: '$8::uuid', at: '$7::timestamptz' })}
select state, price_minor as price, currency, reference, redirect_url, reason, attempts,
       (select true from ended) as closed
  from sold`,
};
