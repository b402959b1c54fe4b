import type { Queryable } from '#db/pool';
import { loadStandings } from '#db/queries/load-standings';
import { computeExpressions } from '#domain/criteria/compute-expressions';
import { plan, type PlanFacts } from '#domain/distribution/plan';
import type { Plan } from '#domain/distribution/plan-types';
import type { AccountRecord, AccountStanding } from '#domain/distribution/snapshot';
import { knownFields } from '#domain/fields/known-fields';
import type { OrderingStrategyId } from '#domain/lead/campaign.schema';
import type { LeadTypeRouting } from './load-lead-type-routing';
import type { DistributionSubject } from './load-subject';

export interface PlanRequest {
  readonly routing: LeadTypeRouting;
  readonly subject: DistributionSubject;
  readonly strategy: OrderingStrategyId | 'system';
  /** Buyers that had the earlier lead this one repeats. */
  readonly excludeBuyers: ReadonlySet<string>;
  readonly now: number;
}

const NO_STANDINGS: ReadonlyMap<string, AccountStanding> = new Map();

/**
 * Who may have the lead, in order, with the reasons of everybody else. Planned first without live numbers; only the accounts that
 * pass and have a limit are then counted, so that ten thousand accounts cost one small query.
 */
export async function makePlan(sql: Queryable, request: PlanRequest): Promise<Plan> {
  const { routing } = request;
  const facts = await planFacts(request);
  const draft = plan(routing.compiled, facts);
  const limited = draft.candidates.map((candidate) => routing.accounts.get(candidate.accountId)!).filter(isLimited);
  if (limited.length === 0) return draft;
  return plan(routing.compiled, { ...facts, standings: await loadStandings(sql, limited, request.now) });
}

function isLimited(account: AccountRecord): boolean {
  const { hour, day, week, month } = account.limits;
  return hour !== undefined || day !== undefined || week !== undefined || month !== undefined
    || account.maxReturnPercent !== null || account.maxQualifiedPercent !== null;
}

/** Everything the lead and this moment say, without live numbers. */
export async function planFacts({ routing, subject, ...request }: PlanRequest): Promise<PlanFacts> {
  return {
    fields: subject.fields, grade: subject.grade, now: request.now, seedText: subject.leadId,
    computed: await computeExpressions(routing.compiled.expressions, knownFields(subject.fields)),
    strategy: request.strategy === 'system' ? routing.automation : request.strategy, priceOptimization: routing.priceOptimization,
    slots: subject.maxDeliveries - subject.slotsTaken, alreadySold: subject.slotsTaken > 0, standings: NO_STANDINGS,
    excludeAccounts: new Set(subject.deliveries.map((delivery) => delivery.accountId)), excludeBuyers: request.excludeBuyers,
  };
}
