import type { MakeSource } from '../listing/list-source';
import { allOf, amongIds, andAllOf } from '../scope/data-scope';
import { leadScope } from '../scope/lead-scope';
import { revenueOf } from '../scope/money-scope';
import { LEAD_NAMES, leadFacts } from './lead-columns';
import { notInStates } from '../in-states';
import { GIVEN_UP_STATES } from '#domain/words/delivery';

/** Deliveries that were a sale, or may be one. */
const HELD = `held.lead_id = lead.id and ${notInStates('held.state', GIVEN_UP_STATES)}`;

/** Leads. Somebody limited to buyers sees the money of these buyers' sales alone. */
export const leadsSource: MakeSource = (sees, bind) => {
  const ofSeenBuyers = (): string => andAllOf(amongIds(bind, 'held.buyer_id', sees.buyerIds));
  const sold = (): string => revenueOf(sees, bind);
  return {
    from: 'lead',
    name: 'lead',
    where: [() => allOf(leadScope(sees, bind))],
    unlessAsked: { deleted: 'lead.deleted_at is null' },
    decorate: () => `${LEAD_NAMES}
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', buyer.id, 'label', buyer.company) order by held.reserved_at) as buyers, count(*)::integer as number
          from delivery held join buyer on buyer.id = held.buyer_id where ${HELD}${ofSeenBuyers()}
      ) given on true`,
    columns: {
      ...leadFacts,
      buyers: {
        show: 'given.buyers',
        by: 'held.buyer_id',
        within: () => `delivery held where ${HELD}${ofSeenBuyers()}`,
      },
      deliveries: { show: 'given.number' },
      revenueMinor: { show: sold },
      marginMinor: { show: () => `(${sold()} - lead.cost_minor)` },
      decisionMs: { show: '(extract(epoch from lead.decided_at - lead.received_at) * 1000)::bigint' },
      category: { show: 'lead.category' },
      mode: { show: 'lead.mode' },
      deleted: { show: '(lead.deleted_at is not null)' },
      duplicateOf: { show: 'lead.duplicate_of' },
      decidedAt: { show: 'lead.decided_at' },
      closedAt: { show: 'lead.closed_at' },
    },
  };
};

/** Leads that wait for a reviewer. */
export const qualityControlSource: MakeSource = (sees, bind) => ({
  from: 'lead',
  name: 'lead',
  where: [`lead.stage = 'qc'`, 'lead.deleted_at is null', () => allOf(leadScope(sees, bind))],
  decorate: LEAD_NAMES,
  columns: { ...leadFacts, waitedMs: { show: '(extract(epoch from now() - lead.received_at) * 1000)::bigint' } },
});
