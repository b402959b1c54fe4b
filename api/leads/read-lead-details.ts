import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { loadLead } from '#db/queries/load-lead';
import { loadLeadSurroundings } from '#db/queries/load-lead-surroundings';
import { loadLeadTimeline, type LeadTimeline } from '#db/queries/load-lead-timeline';
import { leadSchema } from '#api/contract/leads';
import { moneyInSight, ofSide } from '#db/scope/money-scope';
import { withoutPrices } from '#domain/process/without-prices';
import type { DataScope } from '#db/scope/data-scope';
import { readAnswer } from '#api/intake/read-answer';
import { fieldsVersion } from './fields-version';
import { isoOf, isoOrNull } from '#api/http/iso-of';
import { readInsertRequest } from './read-insert-request';
import { timelineInSight } from './timeline-in-sight';

type Lead = z.input<typeof leadSchema>;

/** Everything about a lead, as an operator sees it; null when there is none. What concerns other buyers than those in sight is left out. */
export async function readLeadDetails(sql: Queryable, leadId: string, sees: DataScope): Promise<Lead | null> {
  const lead = await loadLead(sql, leadId);
  const surroundings = await loadLeadSurroundings(sql, leadId);
  if (!lead || !surroundings) return null;
  const { restartsAt, ...around } = surroundings;
  const { cost, revenue } = moneyInSight(sees);
  const timeline = await timelineInSight(sql, await loadLeadTimeline(sql, leadId), sees);
  const sold = timeline.deliveries.filter((delivery) => delivery.state === 'accepted');
  const { restarts, restartedAt } = lead;
  return asDocumented({
    ...lead,
    ...around,
    restarts:
      restartsAt === null || restartedAt === null
        ? null
        : { count: restarts, lastAt: isoOf(restartedAt), nextAt: isoOf(restartsAt) },
    scheduledAt: isoOrNull(surroundings.scheduledAt),
    fields: lead.fields as Lead['fields'],
    fieldsVersion: fieldsVersion(lead.fields),
    reasons: lead.reasons as Lead['reasons'],
    priceMinor: ofSide(cost, lead.priceMinor),
    costMinor: ofSide(cost, lead.costMinor),
    revenueMinor: ofSide(
      revenue,
      sees.buyerIds ? sold.reduce((sum, delivery) => sum + delivery.priceMinor, 0) : lead.revenueMinor,
    ),
    redirectUrl: sees.buyerIds
      ? (sold.find((delivery) => delivery.redirectUrl !== null)?.redirectUrl ?? null)
      : lead.redirectUrl,
    receivedAt: isoOf(lead.receivedAt),
    closedAt: isoOrNull(lead.closedAt),
    decidedAt: isoOrNull(lead.decidedAt),
    erasedAt: isoOrNull(lead.erasedAt),
    deletedAt: isoOrNull(lead.deletedAt),
    ...presented(revenue ? timeline : withoutPrices(timeline)),
    answer: sees.buyerIds ? null : ((await readAnswer(sql, leadId, true))?.body ?? null),
    insertRequest: await readInsertRequest(sql, leadId),
  });
}

/** A row grows what is ours alone to know: an answer holds what the contract names and nothing else. */
function asDocumented(lead: Lead): Lead {
  return Object.fromEntries(Object.entries(lead).filter(([name]) => name in leadSchema.shape)) as Lead;
}

function presented({
  deliveries,
  attempts,
  returns,
  plans,
  pings,
  steps,
}: LeadTimeline): Pick<Lead, 'deliveries' | 'plans' | 'pings' | 'steps'> {
  return {
    deliveries: deliveries.map(
      ({ leadId: _lead, capWindows: _windows, visibleInPortal: _visible, createdAt: _created, ...delivery }) => ({
        ...delivery,
        reason: delivery.reason as Lead['deliveries'][number]['reason'],
        reservedAt: isoOf(delivery.reservedAt),
        decidedAt: isoOrNull(delivery.decidedAt),
        attempts: attempts
          .filter((attempt) => attempt.deliveryId === delivery.id)
          .map(({ deliveryId: _delivery, createdAt: _made, ...attempt }) => withTimes(attempt)),
        returns: returns
          .filter((entry) => entry.deliveryId === delivery.id)
          .map(({ deliveryId: _delivery, createdAt: _made, ...entry }) => ({
            ...entry,
            requestedAt: isoOf(entry.requestedAt),
            decidedAt: isoOrNull(entry.decidedAt),
          })),
      }),
    ),
    plans: plans.map(({ leadId: _lead, createdAt: _created, ...plan }) => ({
      ...plan,
      madeAt: isoOf(plan.madeAt),
      candidates: plan.candidates as never,
      refusals: plan.refusals as never,
    })),
    pings: pings.map(({ leadId: _lead, methodId: _method, createdAt: _created, ...ping }) => withTimes(ping)),
    steps: steps.map(({ id: _id, leadId: _lead, seq: _seq, createdAt: _created, ...step }) => ({
      ...withTimes(step),
      detail: { ...step.detail },
    })),
  };
}

function withTimes<T extends { readonly startedAt: number; readonly endedAt: number | null }>(
  entry: T,
): Omit<T, 'startedAt' | 'endedAt'> & { startedAt: string; endedAt: string | null } {
  return { ...entry, startedAt: isoOf(entry.startedAt), endedAt: isoOrNull(entry.endedAt) };
}
