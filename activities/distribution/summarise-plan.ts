import type { Candidate } from '#domain/distribution/plan-types';
import type { PlanSummary } from '#domain/protocol/lead-messages';
import type { DistributionSubject, PlanOrigin } from './load-subject';

/** A plan may hold thousands of accounts; a history holds only the next few. All who are asked for a bid are asked together. */
const MOST_CANDIDATES = 30;
const MOST_PINGS = 100;
const LIVE = new Set(['reserved', 'sending', 'retrying']);

/**
 * The part of a plan that is still open. Deliveries of this round in hand come along: their places are theirs already. A round that
 * reassigns has the one place of the sale it takes, as long as that is sold and no delivery of the round may have taken it.
 */
export function summarisePlan(number: number, candidates: readonly Candidate[], subject: DistributionSubject, origin: PlanOrigin): PlanSummary {
  const ended = subject.deliveries.filter((delivery) => delivery.planNumber === number && !LIVE.has(delivery.state));
  const settled = new Set(ended.map((delivery) => delivery.accountId));
  const inHand = new Set(subject.deliveries.filter((delivery) => LIVE.has(delivery.state)).map((delivery) => delivery.accountId));
  const open = candidates.filter((candidate) => !settled.has(candidate.accountId));
  const chosen = choose(open);
  const held = chosen.filter((candidate) => inHand.has(candidate.accountId)).length;
  return {
    number, candidates: [...chosen].sort((a, b) => Number(inHand.has(b.accountId)) - Number(inHand.has(a.accountId))),
    more: chosen.length < open.length,
    slots: origin === 'reassign' ? placeOfSale(subject, ended) : placesLeft(subject, held),
    sold: subject.deliveries.filter((delivery) => delivery.state === 'accepted').length,
    ...(origin === 'automation' ? {} : { origin }),
  };
}

const placesLeft = (subject: DistributionSubject, held: number): number =>
  (subject.exclusivelyHeld && held === 0 ? 0 : subject.maxDeliveries - subject.slotsTaken + held);

function placeOfSale({ bookedPlan, deliveries }: DistributionSubject, ended: DistributionSubject['deliveries']): number {
  const sold = deliveries.some(({ id, state }) => id === bookedPlan?.replaces && state === 'accepted');
  return sold && !ended.some(({ state }) => state === 'unknown') ? 1 : 0;
}

function choose(open: readonly Candidate[]): readonly Candidate[] {
  let pings = 0;
  let others = 0;
  return open.filter((candidate) => (candidate.ping ? (pings += 1) <= MOST_PINGS : (others += 1) <= MOST_CANDIDATES));
}
