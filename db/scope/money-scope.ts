import { amongIds, andAllOf, type Bind, type DataScope } from './data-scope';

/** Which side of the money of leads somebody sees. */
export interface MoneyInSight {
  /** What sources are owed. */
  readonly cost: boolean;
  /** What buyers pay. Margin tells of both: it is seen by whoever sees both. */
  readonly revenue: boolean;
}

/**
 * What a lead costs is between the house and its source: nobody who is limited to buyers sees it. What it brought is between the house and
 * its buyers: nobody who is limited to sources sees that. Limits to lead types hide no money.
 */
export function moneyInSight({ buyerIds, sourceIds }: Pick<DataScope, 'buyerIds' | 'sourceIds'>): MoneyInSight {
  return { cost: buyerIds === null, revenue: sourceIds === null };
}

/** An amount of one side, null for whoever does not see it. */
export const ofSide = (seen: boolean, minor: number | null): number | null => (seen ? minor : null);

/** SQL: what `lead` brought, of somebody limited to buyers these buyers' sales alone. */
export function revenueOf({ buyerIds }: Pick<DataScope, 'buyerIds'>, bind: Bind): string {
  return buyerIds === null
    ? 'lead.revenue_minor'
    : `(select coalesce(sum(sold.price_minor), 0)::bigint from delivery sold where sold.lead_id = lead.id and sold.state = 'accepted'${andAllOf(amongIds(bind, 'sold.buyer_id', buyerIds))})`;
}
