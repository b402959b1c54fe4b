import { TAKEN_STATES, type DeliveryState } from '#domain/words/delivery';
import { amongIds, type Bind, type DataScope } from './data-scope';
import { moneyInSight } from './money-scope';

/** The buyer has, had or may have the lead. One that was only reserved, refused or never arrived is nobody's to see. */
const BUYERS_STATES: readonly DeliveryState[] = [...TAKEN_STATES, 'returned', 'unknown'];
const BUYERS = `given.state in (${BUYERS_STATES.map((state) => `'${state}'`).join(', ')})`;

/** A lead is seen when its lead type and its source are, and by somebody limited to buyers once one of them has, had or may have it. */
export function leadScope(sees: DataScope, bind: Bind, alias = 'lead'): string[] {
  const conditions = [
    ...amongIds(bind, `${alias}.lead_type_id`, sees.leadTypeIds),
    ...amongIds(bind, `${alias}.source_id`, sees.sourceIds),
  ];
  if (sees.buyerIds === null) return conditions;
  return [
    ...conditions,
    `exists (select 1 from delivery given where given.lead_id = ${alias}.id and given.buyer_id = any(${bind([...sees.buyerIds])}::uuid[]) and ${BUYERS})`,
  ];
}

/** A delivery is seen when its buyer is, and its lead's type and source. `lead` is the alias its lead is joined under. */
export function deliveryScope(sees: DataScope, bind: Bind, alias = 'delivery', lead = 'lead'): string[] {
  return [
    ...amongIds(bind, `${alias}.buyer_id`, sees.buyerIds),
    ...amongIds(bind, `${lead}.lead_type_id`, sees.leadTypeIds),
    ...amongIds(bind, `${lead}.source_id`, sees.sourceIds),
  ];
}

/**
 * A posting is seen as its delivery is, when it is about money of a side in sight. `delivery` is joined to postings about a sale and to no other:
 * what a lead costs has none, so somebody limited to buyers does not see it.
 */
export function postingScope(sees: DataScope, bind: Bind): string[] {
  return [...deliveryScope(sees, bind), ...(moneyInSight(sees).revenue ? [] : ['delivery.id is null'])];
}
