import type { Queryable } from '#db/pool';
import { planRound } from '../distribution/plan-round';
import type { BookedRound } from '../booking/plans/plan-row';
import type { DistributionSubject } from '#db/queries/load-distribution-subject';
import { summarisePlan } from '#domain/distribution/summarise-plan';
import type { PlanSummary } from '#domain/protocol/lead-messages';
import type { ActivityDeps } from '../kit/deps';

const FIRST = 1;

export interface RoundAtOnce {
  readonly round: BookedRound;
  readonly summary: PlanSummary;
}

/** What a lead that nobody had yet looks like to distribution. */
export type Newcomer = Pick<
  DistributionSubject,
  | 'leadId'
  | 'leadTypeId'
  | 'campaignId'
  | 'fields'
  | 'grade'
  | 'receivedAt'
  | 'test'
  | 'maxDeliveries'
  | 'duplicateOf'
  | 'forceId'
>;

/**
 * The first round of a lead that goes straight to the buyers, to be booked along with its intake: one step and one commit less. Null
 * when accounts have to be counted for it, which takes locks of its own: the workflow then asks for the round as for any other.
 */
export async function planAtOnce(deps: ActivityDeps, sql: Queryable, newcomer: Newcomer): Promise<RoundAtOnce | null> {
  const startedAt = deps.now();
  const subject: DistributionSubject = {
    ...newcomer,
    slotsTaken: 0,
    exclusivelyHeld: false,
    bookedPlan: null,
    qualified: [],
    deliveries: [],
  };
  const { qualified, ...planned } = await planRound(deps, sql, subject, { number: FIRST, now: startedAt });
  if (qualified.length > 0) return null;
  return {
    round: { number: FIRST, ...planned, startedAt, now: deps.now() },
    summary: summarisePlan(FIRST, planned.plan.candidates, subject, planned.origin),
  };
}
