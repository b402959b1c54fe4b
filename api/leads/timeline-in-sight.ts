import type { Queryable } from '#db/pool';
import type { LeadTimeline } from '#db/queries/load-lead-timeline';
import type { DataScope } from '#db/scope/data-scope';

/** Of a lead's timeline what concerns buyers in sight: their deliveries, pings, places in plans. Steps that tell of others lose their details. */
export async function timelineInSight(
  sql: Queryable,
  timeline: LeadTimeline,
  { buyerIds }: DataScope,
): Promise<LeadTimeline> {
  if (buyerIds === null) return timeline;
  const { rows } = await sql.query<{ id: string }>({
    name: 'accounts-in-sight',
    text: 'select id from delivery_account where buyer_id = any($1::uuid[])',
    values: [buyerIds],
  });
  const accounts = new Set(rows.map((row) => row.id));
  const deliveries = timeline.deliveries.filter((delivery) => buyerIds.includes(delivery.buyerId));
  const kept = new Set(deliveries.map((delivery) => delivery.id));
  return {
    deliveries,
    attempts: timeline.attempts.filter((attempt) => kept.has(attempt.deliveryId)),
    returns: timeline.returns.filter((entry) => kept.has(entry.deliveryId)),
    pings: timeline.pings.filter((ping) => accounts.has(ping.accountId)),
    plans: timeline.plans.map((plan) => ({
      ...plan,
      candidates: plan.candidates.filter((entry) => accounts.has(entry.accountId)),
      refusals: plan.refusals.filter((entry) => accounts.has(entry.accountId)),
    })),
    steps: timeline.steps.map((step) => ({ ...step, detail: {} })),
  };
}
