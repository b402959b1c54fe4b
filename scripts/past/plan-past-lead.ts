import { planCounted } from '#activities/distribution/make-plan';
import type { DistributionSubject } from '#db/queries/load-distribution-subject';
import { planStep } from '#activities/booking/plans/plan-step';
import { storedRefusals } from '#domain/distribution/stored-refusals';
import { summarisePlan } from '#domain/distribution/summarise-plan';
import type { PlanSummary } from '#domain/protocol/lead-messages';
import { isoAt, type PastBook } from './past-book';
import type { PastLead } from './past-lead';

/** Plans a round over the counters as they stand and books it, with every refusal; `atOnce`: along with the intake. */
export async function planPastLead(
  book: PastBook,
  lead: PastLead,
  number: number,
  startedAt: number,
  atOnce: boolean,
): Promise<PlanSummary & { readonly at: number }> {
  const { routing, context } = lead.campaign;
  const subject = subjectOf(lead);
  const earlier = book.lead(subject.duplicateOf);
  const made = await planCounted(
    {
      routing,
      subject,
      campaign: context.settings,
      earlierBuyers: new Set(earlier?.deliveries.map(({ candidate }) => candidate.buyerId)),
      now: startedAt,
    },
    (limited) => Promise.resolve(book.windows.standings(limited, startedAt)),
  );
  const qualified = made.qualified.filter(({ accountId }) => !lead.qualified.includes(accountId));
  for (const account of qualified) book.windows.qualify(account, startedAt);
  lead.qualified.push(...qualified.map(({ accountId }) => accountId));
  const now = book.after(startedAt, 1, 6);
  book.add('lead_plan', {
    lead_id: lead.id,
    number,
    config_version: routing.configVersion,
    made_at: isoAt(startedAt),
    took_us: (now - startedAt) * 1000,
    candidates: made.plan.candidates,
    refusals: storedRefusals(made.plan.refusals),
    rescanned: made.plan.rescanned,
    origin: 'automation',
    qualified: qualified.map(({ accountId }) => accountId),
    created_at: isoAt(now),
  });
  // Where accounts have to be counted the workflow asks for the round itself.
  const by = atOnce && qualified.length === 0 ? 'openLead' : undefined;
  book.addSteps(lead, [
    planStep(
      { number, plan: made.plan, origin: 'automation', configVersion: routing.configVersion, startedAt, now },
      by,
    ),
  ]);
  lead.planCount = Math.max(lead.planCount, number);
  lead.updatedAt = now;
  return { ...summarisePlan(number, made.plan.candidates, subject, 'automation'), at: now };
}

function subjectOf(lead: PastLead): DistributionSubject {
  const { campaign, findings } = lead;
  return {
    leadId: lead.id,
    leadTypeId: campaign.leadTypeId,
    campaignId: campaign.context.campaignId,
    fields: findings.fields,
    grade: findings.grade?.grade,
    receivedAt: lead.receivedAt,
    test: false,
    maxDeliveries: campaign.context.settings.maxDeliveries,
    slotsTaken: lead.slotsTaken,
    exclusivelyHeld: lead.exclusiveHolder !== null,
    duplicateOf: findings.duplicateOf,
    forceId: null,
    bookedPlan: null,
    qualified: lead.qualified,
    deliveries: lead.deliveries.map(({ id, candidate, state, planNumber }) => ({
      id,
      accountId: candidate.accountId,
      buyerId: candidate.buyerId,
      state,
      planNumber,
    })),
  };
}
