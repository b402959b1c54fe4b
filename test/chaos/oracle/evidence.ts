import type { Violation } from '#activities/upkeep/ledger/violation';
import type { QuantityLimits } from '#domain/limits/limits.schema';
import type { BuyerLogEntry } from '#test/kit/fakes/buyers/behaviour';
import type { ActionEntry, PostEntry } from '../load/diary';

export interface BookedLead {
  readonly id: string;
  /** The Idempotency-Key it came with. */
  readonly key: string | null;
  readonly stage: string;
  readonly outcome: string | null;
  readonly firstReason: string | null;
  /** What the reviewers' verdict is by the book, if there was one. */
  readonly verdict: string | null;
  readonly maxDeliveries: number;
  /** Manual actions and what became of them, for whoever looks into a finding. */
  readonly actions: readonly string[];
}
export interface BookedDelivery {
  readonly id: string;
  readonly leadId: string;
  readonly accountId: string;
  readonly state: string;
  readonly exclusive: boolean;
  /** Epoch milliseconds: the moment whose windows it counts in. */
  readonly reservedAt: number;
  /** At least one attempt never got an answer. */
  readonly unanswered: boolean;
}
export interface Account {
  readonly id: string;
  /** The name its buyer signs its log with. */
  readonly buyer: string;
  readonly zone: string;
  readonly limits: QuantityLimits;
}

/** What the four parties say about one fault, once everything is at rest or the time is up. */
export interface Evidence {
  readonly posts: readonly PostEntry[];
  readonly actions: readonly ActionEntry[];
  readonly log: readonly BuyerLogEntry[];
  readonly leads: readonly BookedLead[];
  readonly deliveries: readonly BookedDelivery[];
  readonly accounts: readonly Account[];
  /** Actions that nobody carried out or refused. */
  readonly pendingActions: readonly string[];
  /** Leads whose workflow Temporal calls running. */
  readonly running: ReadonlySet<string>;
  /** Leads that wait for a reviewer on purpose. */
  readonly left: ReadonlySet<string>;
  readonly violations: readonly Violation[];
}

/** One thing that must not have happened, in one sentence for whoever looks into it. */
export interface Finding {
  readonly about: string;
  readonly sentence: string;
}

export const finding = (about: string, sentence: string): Finding => ({ about, sentence });

/** The leads a buyer took: every delivery it accepted for the first time, also when its answer was lost. */
export const acceptances = (log: readonly BuyerLogEntry[]): readonly BuyerLogEntry[] =>
  log.filter(({ kind, verdict, first }) => kind === 'post' && verdict === 'accepted' && first);

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
