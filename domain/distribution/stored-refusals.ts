import type { Reason } from '../kernel/reason';
import type { Refusal } from '../plan/plan-types';

/** Up to this many refusals are kept with their sentences and compared values: more than anybody reads, little enough to write. */
const MOST_IN_FULL = 300;

export interface StoredRefusal {
  readonly accountId: string;
  readonly reasons: readonly Reason[];
}

/**
 * A plan's refusals as they are kept. Every account keeps why it was refused; beyond a few hundred that is the rule alone, and its
 * values are worked out again when somebody asks about that account. Ten thousand full sentences would be megabytes for each lead.
 */
export function storedRefusals(refusals: readonly Refusal[]): StoredRefusal[] {
  return refusals.map((refusal, index) => ({
    accountId: refusal.accountId,
    reasons:
      index < MOST_IN_FULL || refusal.rule === undefined
        ? refusal.reasons
        : [{ code: refusal.rule, message: refusal.rule }],
  }));
}
