import type { PlanSummary } from '../protocol/lead-messages';
import type { Candidate } from './plan-types';

/** Who plans a round: the automation, or the id by which a lead names its one buyer. */
export type PlanOrigin = 'automation' | 'force-id';

/** How far a lead is sold when a round is summarised: its places, and the deliveries it has had so far. */
export interface RoundSubject {
  readonly maxDeliveries: number;
  readonly slotsTaken: number;
  readonly exclusivelyHeld: boolean;
  readonly deliveries: readonly { readonly accountId: string; readonly state: string }[];
}

/** A plan may hold thousands of accounts; a history holds only the next few. All who are asked for a bid are asked together. */
const MOST_CANDIDATES = 30;
const MOST_PINGS = 100;
const LIVE = new Set(['reserved', 'sending', 'retrying']);

/** The part of a plan that is still open. Deliveries of this round in hand come along: their places are theirs already. */
export function summarisePlan(number: number, candidates: readonly Candidate[], subject: RoundSubject, origin: PlanOrigin): PlanSummary {
  const settled = new Set(subject.deliveries.filter((delivery) => !LIVE.has(delivery.state)).map((delivery) => delivery.accountId));
  const inHand = new Set(subject.deliveries.filter((delivery) => LIVE.has(delivery.state)).map((delivery) => delivery.accountId));
  const open = candidates.filter((candidate) => !settled.has(candidate.accountId));
  const chosen = choose(open);
  const held = chosen.filter((candidate) => inHand.has(candidate.accountId)).length;
  return {
    number, candidates: [...chosen].sort((a, b) => Number(inHand.has(b.accountId)) - Number(inHand.has(a.accountId))),
    more: chosen.length < open.length,
    slots: subject.exclusivelyHeld && held === 0 ? 0 : subject.maxDeliveries - subject.slotsTaken + held,
    sold: subject.deliveries.filter((delivery) => delivery.state === 'accepted').length,
    ...(origin === 'force-id' ? { origin } : {}),
  };
}

function choose(open: readonly Candidate[]): readonly Candidate[] {
  let pings = 0;
  let others = 0;
  return open.filter((candidate) => (candidate.ping ? (pings += 1) <= MOST_PINGS : (others += 1) <= MOST_CANDIDATES));
}
