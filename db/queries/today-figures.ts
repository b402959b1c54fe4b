import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import type { DataScope } from '../scope/data-scope';
import { leadScope } from '../scope/lead-scope';
import { revenueOf } from '../scope/money-scope';

export interface TodayFigures {
  /** Epoch milliseconds. */
  readonly since: number;
  readonly currency: string;
  readonly received: number;
  readonly receivedBefore: number;
  readonly decided: number;
  readonly sold: number;
  readonly rejected: number;
  readonly waitingForQc: number;
  readonly inFlight: number;
  readonly unresolved: number;
  readonly returnsToDecide: number;
  readonly revenueMinor: number;
  readonly costMinor: number;
  readonly answerP50Ms: number | null;
  readonly answerP99Ms: number | null;
}

const TOOK = `(extract(epoch from lead.decided_at - lead.received_at) * 1000) `;

/** Leads that are not deleted. Amounts are added up over all: what is booked stays owed. */
const counted = (condition: string): string =>
  `count(*) filter (where lead.deleted_at is null and ${condition})::integer`;

/** The installation's day so far, in one statement; leads still open are counted whenever they came. */
export async function todayFigures(sql: Queryable, sees: DataScope): Promise<TodayFigures> {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const booked = ['not lead.test', ...leadScope(sees, bind)].join(' and ');
  const sight = `lead.deleted_at is null and ${booked}`;
  const buyer = sees.buyerIds ? `and delivery.buyer_id = any(${bind(sees.buyerIds)}::uuid[])` : '';
  const text = `
    with clock as (
      select currency, date_trunc('day', now(), time_zone) as since, (date_trunc('day', now() at time zone time_zone) - interval '1 day') at time zone time_zone as before,
             ((now() at time zone time_zone) - interval '1 day') at time zone time_zone as same_time from installation
    ), today as (
      select ${counted('true')} as received, ${counted('lead.decided_at is not null')} as decided, ${counted(`lead.outcome = 'sold'`)} as sold,
             ${counted(`lead.outcome in ('rejected', 'invalid')`)} as rejected, coalesce(sum(${revenueOf(sees, bind)}), 0)::bigint as revenue, coalesce(sum(lead.cost_minor), 0)::bigint as cost,
             percentile_cont(array[0.5, 0.99]) within group (order by ${TOOK}) filter (where lead.deleted_at is null and lead.qc is null and lead.decided_at is not null) as took
        from lead, clock where lead.received_at >= clock.since and ${booked}
    ), earlier as (
      select count(*)::integer as received from lead, clock where lead.received_at >= clock.before and lead.received_at < clock.same_time and ${sight}
    ), open as (
      select count(*) filter (where stage = 'qc')::integer as qc, count(*) filter (where stage in ('received', 'distributing'))::integer as flight,
             count(*) filter (where stage = 'unresolved')::integer as unresolved from lead where lead.stage <> 'closed' and ${sight}
    )
    select clock.since, clock.currency, today.received, earlier.received as received_before, today.decided, today.sold, today.rejected, open.qc as waiting_for_qc, open.flight as in_flight,
           open.unresolved, (select count(*)::integer from lead_return join delivery on delivery.id = lead_return.delivery_id join lead on lead.id = delivery.lead_id
             where lead_return.state = 'requested' and ${sight} ${buyer}) as returns_to_decide, today.revenue as revenue_minor, today.cost as cost_minor,
           round(today.took[1])::integer as answer_p50_ms, round(today.took[2])::integer as answer_p99_ms
      from clock, today, earlier, open`;
  return (await readRow<TodayFigures>(sql, { text, values })) as TodayFigures;
}
