import { inTransaction, type Queryable } from '#db/pool';
import { summarisePlan } from '#domain/distribution/summarise-plan';
import type { PlanSummary } from '#domain/protocol/lead-messages';
import { countQualified } from '../booking/caps/count-qualified';
import type { ActivityDeps } from '../kit/deps';
import { bookPlan } from '../booking/plans/book-plan';
import { loadDistributionSubject } from '#db/queries/load-distribution-subject';
import { type PlannedRound, planRound } from './plan-round';
import type { BookedRound } from '../booking/plans/plan-row';

export interface PlanLeadInput {
  readonly leadId: string;
  readonly number: number;
}

/**
 * Plans a round of distribution and books it with every refusal, or reads a round that is booked already: a restarted workflow goes
 * on with the candidates that were not settled yet. The first round of a lead that needs no reviewer comes with its intake (`openLead`).
 */
export const planLead =
  (deps: ActivityDeps) =>
  async ({ leadId, number }: PlanLeadInput): Promise<PlanSummary> => {
    const subject = await loadDistributionSubject(deps.pool, leadId, number);
    if (subject.bookedPlan)
      return summarisePlan(number, subject.bookedPlan.candidates, subject, subject.bookedPlan.origin);
    const startedAt = deps.now();
    const round = await planRound(deps, deps.pool, subject, { number, now: startedAt });
    const booked = await book(deps, leadId, round, {
      number,
      plan: round.plan,
      origin: round.origin,
      configVersion: round.configVersion,
      qualified: round.qualified,
      startedAt,
      now: deps.now(),
    });
    if (booked) return summarisePlan(number, round.plan.candidates, subject, round.origin);
    const found = await loadDistributionSubject(deps.pool, leadId, number);
    return summarisePlan(number, found.bookedPlan?.candidates ?? [], found, found.bookedPlan?.origin ?? 'automation');
  };

async function book(
  deps: ActivityDeps,
  leadId: string,
  { qualified }: PlannedRound,
  booking: BookedRound,
): Promise<boolean> {
  if (qualified.length === 0) return bookPlan(deps.pool, leadId, booking);
  return inTransaction(deps.pool, async (client: Queryable) => {
    const booked = await bookPlan(client, leadId, booking);
    if (booked) await countQualified(client, qualified, booking.now);
    return booked;
  });
}
