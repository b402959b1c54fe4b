import type { Reason } from '../kernel/reason';

const DAY_MS = 86_400_000;

/** What decides whether a buyer may give a lead back. Times are epoch milliseconds. */
export interface ReturnFacts {
  /** State of the delivery in the book. */
  readonly state: string;
  readonly decidedAt: number | null;
  /** A return of this delivery is requested or was approved; a denied one does not count. */
  readonly alreadyReturned: boolean;
  readonly reasonCode: string;
  /** The lead type's return reasons; none listed = any code is taken. */
  readonly validReasons: readonly string[];
  /** The campaign's return window; 0 = no returns. */
  readonly windowDays: number;
  readonly maxReturnPercent: number | null;
  /** Leads the account bought in the calendar month of this one, this one included, and those of them given back so far. */
  readonly bought: number;
  readonly returned: number;
  readonly now: number;
  /** An operator decides: window and threshold do not bind. */
  readonly byOperator: boolean;
}

/**
 * Why a lead cannot be returned; null when it can. Only a sold lead, once, for a listed reason, within the window, and as long as the
 * account stays within its share: with 10 % of 25 bought, the first two returns pass and the third (12 %) does not.
 */
export function refuseReturn(facts: ReturnFacts): Reason | null {
  if (facts.alreadyReturned) return { code: 'return-exists', message: 'A return of this lead was requested before.' };
  if (facts.state !== 'accepted' || facts.decidedAt === null) {
    return {
      code: 'not-returnable',
      message: 'Only a lead that was sold can be returned.',
      detail: { state: facts.state },
    };
  }
  if (facts.validReasons.length > 0 && !facts.validReasons.includes(facts.reasonCode)) {
    return {
      code: 'unknown-return-reason',
      message: 'This is not one of the return reasons of the lead type.',
      detail: { reason: facts.reasonCode },
    };
  }
  return facts.byOperator ? null : (refuseLate(facts, facts.decidedAt) ?? refuseTooMany(facts));
}

function refuseLate(facts: ReturnFacts, decidedAt: number): Reason | null {
  if (facts.windowDays > 0 && facts.now <= decidedAt + facts.windowDays * DAY_MS) return null;
  const message =
    facts.windowDays === 0
      ? 'Leads of this campaign cannot be returned.'
      : `The ${facts.windowDays} days for a return are over.`;
  return { code: 'return-window-closed', message, detail: { days: facts.windowDays } };
}

function refuseTooMany(facts: ReturnFacts): Reason | null {
  const { maxReturnPercent: most, bought, returned } = facts;
  if (most === null || (returned + 1) * 100 <= most * bought) return null;
  return {
    code: 'return-threshold',
    message: `At most ${most} % of the leads bought in a month can be returned.`,
    detail: { maxPercent: most, bought, returned },
  };
}
