import type { Queryable } from '../pool';
import { readRows } from '../read-rows';
import type { Bind, DataScope } from '../scope/data-scope';
import { leadScope } from '../scope/lead-scope';
import { buyerReturned } from './buyer-returned';
import { costShares } from './cost-shares';

export interface FiguresFilter {
  /** Ascending epoch milliseconds; bucket n is from bounds[n - 1] to bounds[n]. */
  readonly bounds: readonly number[];
  readonly leadTypeIds?: readonly string[] | undefined;
  readonly sourceIds?: readonly string[] | undefined;
  readonly campaignIds?: readonly string[] | undefined;
  /** Only leads these buyers were given, with their sales and their share of the cost alone. */
  readonly buyerIds?: readonly string[] | undefined;
}
export interface FiguresRow {
  /** From 1. */
  readonly bucket: number;
  readonly sourceId: string;
  readonly received: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly rejected: number;
  readonly waiting: number;
  readonly returned: number;
  readonly revenueMinor: number;
  readonly costMinor: number;
}

const TAKEN = `(lead.stage in ('distributing', 'unresolved') or lead.outcome in ('sold', 'unsold', 'unresolved', 'held'))`;
/** Leads that are not deleted. Amounts are added up over all: what is booked stays owed. */
const counted = (condition: string): string =>
  `count(*) filter (where lead.deleted_at is null and ${condition})::integer`;
const sums = (sold: string, revenue: string, returned: string, cost = 'lead.cost_minor'): string => `
  ${counted('true')} as received, ${counted(TAKEN)} as accepted, ${counted(sold)} as delivered,
  ${counted(`lead.outcome in ('rejected', 'invalid')`)} as rejected, ${counted(`lead.stage = 'qc'`)} as waiting,
  ${returned} as returned, coalesce(sum(${revenue}), 0)::bigint as revenue_minor,
  coalesce(sum(${cost}), 0)::bigint as cost_minor`;

/** Figures of the leads received in each bucket, source by source. Closed leads come from an index alone, open ones are few. */
export async function bucketedFigures(
  sql: Queryable,
  filter: FiguresFilter,
  sees: DataScope,
): Promise<readonly FiguresRow[]> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const bounds = bind(filter.bounds.map((bound) => new Date(bound)));
  const bucket = `width_bucket(lead.received_at, ${bounds}::timestamptz[])`;
  const first = `(${bounds}::timestamptz[])[1]`;
  const where = [
    `lead.received_at >= ${first}`,
    `lead.received_at < (${bounds}::timestamptz[])[array_length(${bounds}::timestamptz[], 1)]`,
    'not lead.test',
    ...leadScope({ ...sees, buyerIds: null }, bind),
    ...(filter.leadTypeIds ? [`lead.lead_type_id = any(${bind(filter.leadTypeIds)}::uuid[])`] : []),
    ...(filter.sourceIds ? [`lead.source_id = any(${bind(filter.sourceIds)}::uuid[])`] : []),
    ...(filter.campaignIds ? [`lead.campaign_id = any(${bind(filter.campaignIds)}::uuid[])`] : []),
  ].join(' and ');
  const buyers = narrowed(filter.buyerIds, sees.buyerIds);
  const text = buyers ? ofBuyers(bucket, where, first, bind(buyers)) : ofAll(bucket, where);
  return readRows<FiguresRow>(sql, { text, values });
}

const ofAll = (bucket: string, where: string): string => {
  const part = (stage: string): string => `select ${bucket} as bucket, lead.source_id,
    ${sums(`lead.outcome = 'sold'`, 'lead.revenue_minor', '0')} from lead where ${where} and ${stage} group by 1, 2`;
  return `${part(`lead.stage = 'closed'`)} union all ${part(`lead.stage <> 'closed'`)}
    union all select ${bucket}, lead.source_id, 0, 0, 0, 0, 0, count(distinct lead.id) filter (where lead.deleted_at is null)::integer, 0, 0
      from delivery join lead on lead.id = delivery.lead_id where ${buyerReturned('delivery')} and ${where} group by 1, 2`;
};

const ofBuyers = (bucket: string, where: string, first: string, buyers: string): string => `
  with given as (
    select lead_id, count(*) filter (where state = 'accepted') as sold, count(*) filter (where ${buyerReturned('delivery')}) as returned,
           coalesce(sum(price_minor) filter (where state = 'accepted'), 0) as revenue
      from delivery where buyer_id = any(${buyers}::uuid[]) and reserved_at >= ${first} group by lead_id
  ), share as (
    select lead_id, sum(cost) as cost from (${costShares('given')}) borne where buyer_id = any(${buyers}::uuid[]) group by lead_id
  )
  select ${bucket} as bucket, lead.source_id, ${sums('given.sold > 0', 'given.revenue', counted('given.returned > 0'), 'share.cost')}
    from given join lead on lead.id = given.lead_id left join share on share.lead_id = lead.id where ${where} group by 1, 2`;

/** Those asked for that may be seen; undefined = no limit. */
function narrowed(asked: readonly string[] | undefined, seen: readonly string[] | null): readonly string[] | undefined {
  if (!seen) return asked;
  return asked ? asked.filter((id) => seen.includes(id)) : seen;
}
