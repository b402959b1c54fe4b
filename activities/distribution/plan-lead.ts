import { inTransaction, type Queryable } from '#db/pool';
import { isChosen, summarisePlan } from '#domain/distribution/summarise-plan';
import type { PlanSummary } from '#domain/protocol/lead-messages';
import { countQualified } from '../booking/caps/count-qualified';
import type { ActivityDeps } from '../kit/deps';
import { bookPlan } from '../booking/plans/book-plan';
import { type DistributionSubject, loadDistributionSubject } from '#db/queries/load-distribution-subject';
import { type PlannedRound, planRound } from './plan-round';
import type { BookedRound } from '../booking/plans/plan-row';

export interface PlanLeadInput {
  readonly leadId: string;
  readonly number: number;
}

/**
 * Plans a round of distribution and books it with every refusal, or reads a round that is booked already: a restarted workflow goes
 * on with the candidates that were not settled yet. The first round of a lead that needs no reviewer comes with its intake (`openLead`).
 * A number that an operator's choice took meanwhile is passed over: the answer says under which number the round is.
 */
export const planLead =
  (deps: ActivityDeps) =>
  async ({ leadId, number: first }: PlanLeadInput): Promise<PlanSummary> => {
    for (let number = first; ; number += 1) {
      const summary = await planAs(deps, leadId, number);
      if (summary) return summary;
    }
  };

/** Null when the number is that of a round an operator chose. */
async function planAs(deps: ActivityDeps, leadId: string, number: number): Promise<PlanSummary | null> {
  const subject = await loadDistributionSubject(deps.pool, leadId, number);
  if (subject.bookedPlan) return read(number, subject);
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
  return booked
    ? summarisePlan(number, round.plan.candidates, subject, round.origin)
    : read(number, await loadDistributionSubject(deps.pool, leadId, number));
}

function read(number: number, subject: DistributionSubject): PlanSummary | null {
  const { candidates, origin } = subject.bookedPlan ?? { candidates: [], origin: 'automation' as const };
  return isChosen(origin) ? null : summarisePlan(number, candidates, subject, origin);
}

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
