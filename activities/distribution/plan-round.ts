import type { Queryable } from '#db/pool';
import { planForced } from '#domain/distribution/plan-forced';
import type { Plan } from '#domain/plan/plan-types';
import type { AccountRecord } from '#domain/distribution/snapshot';
import type { ActivityDeps } from '../kit/deps';
import { findForcedBuyers } from '#db/queries/find-forced-buyers';
import { loadEarlierBuyers } from '#db/queries/load-earlier-buyers';
import type { DistributionSubject, PlanOrigin } from '#db/queries/load-distribution-subject';
import { makePlan, planFacts, type PlanRequest } from './make-plan';

export interface PlannedRound {
  readonly plan: Plan;
  readonly origin: PlanOrigin;
  readonly configVersion: number;
  /**
   * Accounts that take "at most x % of what they qualified for": the count of what they qualified for is booked with the plan, once
   * a lead. Nobody else's counters are touched.
   */
  readonly qualified: readonly AccountRecord[];
}

/** Plans a round for a lead as its campaign and lead type ask for it. Reads only. */
export async function planRound(
  deps: ActivityDeps,
  sql: Queryable,
  subject: DistributionSubject,
  round: { readonly number: number; readonly now: number },
): Promise<PlannedRound> {
  const [routing, { settings }] = await Promise.all([
    deps.routings.get(subject.leadTypeId),
    deps.campaigns.get(subject.campaignId),
  ]);
  const earlierBuyers = await loadEarlierBuyers(sql, subject, settings);
  const request = { routing, subject, campaign: settings, earlierBuyers, now: round.now };
  const forced = await planAddressed(sql, request, round.number);
  const { plan, qualified } = forced
    ? { plan: forced, qualified: chosenOf(forced, routing.accounts) }
    : await makePlan(sql, request);
  const counted = new Set(subject.qualified);
  return {
    plan,
    origin: forced ? 'force-id' : 'automation',
    configVersion: routing.configVersion,
    qualified: subject.test ? [] : qualified.filter(({ accountId }) => !counted.has(accountId)),
  };
}

/** A force ID goes past every rule: the accounts it chose get the lead, so it is one they qualify for. */
const chosenOf = ({ candidates }: Plan, accounts: ReadonlyMap<string, AccountRecord>): AccountRecord[] =>
  candidates.map(({ accountId }) => accounts.get(accountId)!).filter((account) => account.maxQualifiedPercent !== null);

/** The round of a lead that names its buyer; null = distribute it. Only the first round is bound: later ones an operator asked for. */
async function planAddressed(sql: Queryable, request: PlanRequest, number: number): Promise<Plan | null> {
  const { routing, subject } = request;
  if (subject.forceId === null || number > 1) return null;
  const buyers = await findForcedBuyers(sql, routing.forceId, subject.forceId);
  const forced = planForced(routing.compiled, await planFacts(request), buyers);
  return forced.candidates.length === 0 && routing.forceId.otherwise === 'distribute' ? null : forced;
}
