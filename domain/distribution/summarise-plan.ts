import type { PlanSummary } from '../protocol/lead-messages';
import { IN_HAND_STATES } from '../words/delivery';
import type { Candidate } from '../plan/plan-types';

/** Who plans a round: the automation, the id by which a lead names its one buyer, or an operator who gives a sale to somebody else. */
export type PlanOrigin = 'automation' | 'force-id' | 'reassign';
/** Who chose the accounts of a round by hand. */
export const CHOSEN_ORIGINS = ['send-to', 'resend'] as const;
export type ChosenOrigin = (typeof CHOSEN_ORIGINS)[number];
export const isChosen = (origin: PlanOrigin | ChosenOrigin): origin is ChosenOrigin =>
  (CHOSEN_ORIGINS as readonly string[]).includes(origin);

/** How far a lead is sold when a round is summarised: its places, and the deliveries it has had so far. */
export interface RoundSubject {
  readonly maxDeliveries: number;
  readonly slotsTaken: number;
  readonly exclusivelyHeld: boolean;
  readonly deliveries: readonly {
    readonly id: string;
    readonly accountId: string;
    readonly state: string;
    readonly planNumber: number;
    /** Sold, and its second message is still to go out. */
    readonly unfinished?: boolean;
  }[];
  /** `replaces`: the sale of the round takes the place of this one. */
  readonly bookedPlan: { readonly replaces: string | null } | null;
}

/** A plan may hold thousands of accounts; a history holds only the next few. All who are asked for a bid are asked together. */
const MOST_CANDIDATES = 30;
const MOST_PINGS = 100;
const LIVE: ReadonlySet<string> = new Set(IN_HAND_STATES);

/**
 * The part of a plan that is still open. Deliveries of this round in hand come along, and sales whose second message is to go out: their
 * places are theirs already. A round that
 * reassigns has the one place of the sale it takes, as long as that is sold and no delivery of the round may have taken it.
 */
export function summarisePlan(
  number: number,
  candidates: readonly Candidate[],
  subject: RoundSubject,
  origin: PlanOrigin,
): PlanSummary {
  const ended = subject.deliveries.filter((delivery) => delivery.planNumber === number && !isOpen(delivery));
  const settled = new Set(ended.map((delivery) => delivery.accountId));
  const inHand = new Set(subject.deliveries.filter(isOpen).map((delivery) => delivery.accountId));
  const open = candidates.filter((candidate) => !settled.has(candidate.accountId));
  const chosen = choose(open);
  const held = chosen.filter((candidate) => inHand.has(candidate.accountId)).length;
  return {
    number,
    candidates: [...chosen].sort((a, b) => Number(inHand.has(b.accountId)) - Number(inHand.has(a.accountId))),
    more: chosen.length < open.length,
    slots: origin === 'reassign' ? placeOfSale(subject, ended) : placesLeft(subject, held),
    sold: subject.deliveries.filter(({ state }) => state === 'accepted' || state === 'tested').length,
    ...(origin === 'automation' ? {} : { origin }),
  };
}

const isOpen = ({ state, unfinished }: RoundSubject['deliveries'][number]): boolean =>
  LIVE.has(state) || unfinished === true;

const placesLeft = (subject: RoundSubject, held: number): number =>
  subject.exclusivelyHeld && held === 0 ? 0 : subject.maxDeliveries - subject.slotsTaken + held;

function placeOfSale({ bookedPlan, deliveries }: RoundSubject, ended: RoundSubject['deliveries']): number {
  const sold = deliveries.some(({ id, state }) => id === bookedPlan?.replaces && state === 'accepted');
  return sold && !ended.some(({ state }) => state === 'unknown') ? 1 : 0;
}

function choose(open: readonly Candidate[]): readonly Candidate[] {
  let pings = 0;
  let others = 0;
  return open.filter((candidate) => (candidate.ping ? (pings += 1) <= MOST_PINGS : (others += 1) <= MOST_CANDIDATES));
}
