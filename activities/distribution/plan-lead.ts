import { inTransaction, type Queryable } from '#db/pool';
import { planForced } from '#domain/distribution/plan-forced';
import type { Plan } from '#domain/distribution/plan-types';
import type { AccountRecord } from '#domain/distribution/snapshot';
import type { PlanSummary } from '#domain/protocol/lead-messages';
import { countQualified } from '../delivery/count-qualified';
import type { ActivityDeps } from '../kit/deps';
import { bookPlan, type PlanBooking } from './book-plan';
import { findForcedBuyers } from './find-forced-buyers';
import { loadBuyersOf } from './load-buyers-of';
import type { LeadTypeRouting } from './load-lead-type-routing';
import { type DistributionSubject, loadSubject, type PlanOrigin } from './load-subject';
import { makePlan, planFacts, type PlanRequest } from './make-plan';
import { summarisePlan } from './summarise-plan';

export interface PlanLeadInput {
  readonly leadId: string;
  readonly number: number;
}

/**
 * Plans a round of distribution and books it with every refusal, or reads a round that is booked already: a restarted workflow goes
 * on with the candidates that were not settled yet.
 */
export const planLead = (deps: ActivityDeps) => async ({ leadId, number }: PlanLeadInput): Promise<PlanSummary> => {
  const subject = await loadSubject(deps.pool, leadId, number);
  if (subject.bookedPlan) return summarisePlan(number, subject.bookedPlan.candidates, subject, subject.bookedPlan.origin);
  const startedAt = deps.now();
  const routing = await deps.routings.get(subject.leadTypeId);
  const { plan, origin } = await planFor(deps, subject, routing, { number, now: startedAt });
  const booked = await book(deps, routing, { leadId, number, plan, origin, configVersion: routing.configVersion, startedAt, now: deps.now() });
  if (booked) return summarisePlan(number, plan.candidates, subject, origin);
  const found = await loadSubject(deps.pool, leadId, number);
  return summarisePlan(number, found.bookedPlan?.candidates ?? [], found, found.bookedPlan?.origin ?? 'automation');
};

interface Planned {
  readonly plan: Plan;
  readonly origin: PlanOrigin;
}

async function planFor(deps: ActivityDeps, subject: DistributionSubject, routing: LeadTypeRouting, round: { number: number; now: number }): Promise<Planned> {
  const { settings } = await deps.campaigns.get(subject.campaignId);
  const repeats = subject.duplicateOf !== null && settings.duplicates.route === 'new-buyers-only';
  const excludeBuyers = repeats ? await loadBuyersOf(deps.pool, subject.duplicateOf!) : new Set<string>();
  const request = { routing, subject, strategy: settings.automation, excludeBuyers, now: round.now };
  const forced = await planAddressed(deps, request, round.number);
  return forced ? { plan: forced, origin: 'force-id' } : { plan: await makePlan(deps.pool, request), origin: 'automation' };
}

/** The round of a lead that names its buyer; null = distribute it. Only the first round is bound: later ones an operator asked for. */
async function planAddressed(deps: ActivityDeps, request: PlanRequest, number: number): Promise<Plan | null> {
  const { routing, subject } = request;
  if (subject.forceId === null || number > 1) return null;
  const buyers = await findForcedBuyers(deps.pool, routing.forceId, subject.forceId);
  const forced = planForced(routing.compiled, await planFacts(request), buyers);
  return forced.candidates.length === 0 && routing.forceId.otherwise === 'distribute' ? null : forced;
}

/** "At most x % of what it qualified for" needs a count of what it qualified for, booked with the plan; nobody else's counters are touched. */
async function book(deps: ActivityDeps, routing: LeadTypeRouting, booking: PlanBooking): Promise<boolean> {
  const shared = booking.plan.candidates.flatMap((candidate): AccountRecord[] => {
    const account = routing.accounts.get(candidate.accountId);
    return account && account.maxQualifiedPercent !== null ? [account] : [];
  });
  if (shared.length === 0) return bookPlan(deps.pool, booking);
  return inTransaction(deps.pool, async (client: Queryable) => {
    const booked = await bookPlan(client, booking);
    if (booked) await countQualified(client, shared, booking.now);
    return booked;
  });
}
