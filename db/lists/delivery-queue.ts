import { referenceTo, type MakeSource } from '../listing/list-source';
import { allOf } from '../scope/data-scope';
import { deliveryScope } from '../scope/lead-scope';
import { LEAD_NAME, LEAD_NAMES, cameInBy } from './lead-columns';
import { UNDECIDED_STATES } from '#domain/words/delivery';
import { inStates } from '../in-states';

const NOBODY =
  'null::uuid as delivery_id, null::uuid as account_id, null::uuid as buyer_id, null::uuid as method_id, null::text as origin, null::bigint as price_minor';

/** Leads that came in and are not planned yet: at once, or when their time has come. */
const RECEIVED = `
  select lead.id, lead.id as lead_id, case when dispatch.available_at > now() and lead.mode = 'queued' then 'scheduled' else 'received' end as state, lead.received_at as since,
         case when lead.mode = 'queued' and dispatch.available_at > now() then dispatch.available_at end as goes_on_at, ${NOBODY}
    from lead left join lead_dispatch dispatch on dispatch.lead_id = lead.id where lead.stage = 'received' and lead.deleted_at is null`;

/** The round of distribution that each open lead is in, with those of its candidates that may be tried side by side now. */
const ROUND = `
  select lead.id as lead_id, lead.received_at, plan.number, plan.made_at, plan.candidates, next.candidates as next,
         exists (select 1 from delivery live where live.lead_id = lead.id and ${inStates('live.state', UNDECIDED_STATES)}) as live,
         exists (select 1 from jsonb_array_elements(plan.candidates) candidate where (candidate ->> 'ping')::boolean)
           and not exists (select 1 from lead_step held where held.lead_id = lead.id and held.node = 'auction' and (held.detail ->> 'planNumber')::int = plan.number)
           and not exists (select 1 from delivery tried where tried.lead_id = lead.id and tried.plan_number = plan.number) as bidding
    from lead
    left join lateral (select number, made_at, candidates from lead_plan where lead_plan.lead_id = lead.id order by number desc limit 1) plan on true
    left join lateral (
      select jsonb_agg(candidate order by place) as candidates from (
        select candidate, place from jsonb_array_elements(plan.candidates) with ordinality listed (candidate, place)
         where not exists (select 1 from delivery tried where tried.lead_id = lead.id and tried.plan_number = plan.number and tried.account_id = (candidate ->> 'accountId')::uuid)
         order by place limit greatest(lead.max_deliveries - lead.slots_taken, 0)) untried
    ) next on true
   where lead.stage = 'distributing' and lead.deleted_at is null`;

const DELAYED = `(candidate ->> 'delaySeconds')::integer > 0`;
/** The same for a lead and an account each time, in the form of a random uuid. */
const DELAYED_ID = `overlay(overlay(md5(round.lead_id::text || account.id::text) placing '4' from 13) placing '8' from 17)`;
/** One row per lead that asks for bids or is between two steps; one per candidate that a delay holds back. */
const BETWEEN = `
  select lead_id as id, lead_id, case when bidding then 'auction' else 'distributing' end as state, coalesce(made_at, received_at) as since, null::timestamptz as goes_on_at, ${NOBODY}
    from round where bidding or (not live and not exists (select 1 from jsonb_array_elements(next) candidate where ${DELAYED}))
  union all
  select ${DELAYED_ID}::uuid, round.lead_id, 'delayed', made_at, made_at + (candidate ->> 'delaySeconds')::integer * interval '1 second',
         null, account.id, account.buyer_id, account.delivery_method_id, 'automation', (candidate ->> 'price')::bigint
    from round cross join lateral jsonb_array_elements(next) candidate join delivery_account account on account.id = (candidate ->> 'accountId')::uuid where not bidding and ${DELAYED}`;

const IN_FLIGHT = `(
  with round as (${ROUND})
  select id, lead_id, state, reserved_at as since, null::timestamptz as goes_on_at, id as delivery_id, account_id, buyer_id, method_id, origin, price_minor from delivery where ${inStates('state', UNDECIDED_STATES)}
  union all ${RECEIVED}
  union all ${BETWEEN}
) pending`;

/** Everything on its way: leads before their deliveries, and deliveries until they are settled. */
export const deliveryQueueSource: MakeSource = (sees, bind) => ({
  from: IN_FLIGHT,
  name: 'pending',
  joins: 'join lead on lead.id = pending.lead_id left join delivery on delivery.id = pending.delivery_id',
  where: [() => allOf(deliveryScope(sees, bind, 'pending'))],
  decorate: `${LEAD_NAMES}
    left join buyer on buyer.id = pending.buyer_id
    left join delivery_account on delivery_account.id = pending.account_id
    left join delivery_method on delivery_method.id = pending.method_id`,
  columns: {
    id: { show: 'pending.id' },
    state: { show: 'pending.state' },
    reservedAt: { show: 'pending.since' },
    waitedMs: { show: '(extract(epoch from now() - pending.since) * 1000)::bigint' },
    goesOnAt: { show: 'pending.goes_on_at' },
    leadName: { show: `nullif(${LEAD_NAME}, '')`, by: LEAD_NAME },
    lead: { show: 'pending.lead_id' },
    ...cameInBy,
    buyer: { show: referenceTo('buyer.id', 'buyer.company'), by: 'pending.buyer_id' },
    account: { show: referenceTo('delivery_account.id', 'delivery_account.name'), by: 'pending.account_id' },
    method: { show: referenceTo('delivery_method.id', 'delivery_method.name'), by: 'pending.method_id' },
    channel: {
      show: 'delivery_method.channel',
      by: '(select method.channel from delivery_method method where method.id = pending.method_id)',
    },
    origin: { show: 'pending.origin' },
    priceMinor: { show: 'pending.price_minor' },
    currency: { show: 'coalesce(delivery.currency, lead.currency)' },
    attempts: { show: 'coalesce(delivery.attempts, 0)' },
    reason: { show: `delivery.reason ->> 'message'` },
    reasonCode: { show: `delivery.reason ->> 'code'` },
    exclusive: { show: 'delivery.exclusive' },
    delivery: { show: 'pending.delivery_id' },
    lastAttemptAt: {
      show: '(select max(attempt.started_at) from delivery_attempt attempt where attempt.delivery_id = pending.delivery_id)',
    },
  },
});
