import { fullWindow } from '../../limits/full-window';
import { qualifiedShareReached, returnsOverThreshold } from '../../limits/percent-rules';
import type { AccountStanding } from '../snapshot';
import type { EligibilityRule } from './eligibility-rule';

const NOTHING_YET: AccountStanding = {
  used: { hour: 0, day: 0, week: 0, month: 0 },
  qualified: 0,
  delivered: 0,
  returned: 0,
};

export const returnShare: EligibilityRule = {
  id: 'returns',
  label: 'Returns within the threshold',
  passes: (account, round) => {
    const { maxReturnPercent } = account.record;
    if (maxReturnPercent === null) return true;
    const { delivered, returned } = round.standingOf(account) ?? NOTHING_YET;
    return !returnsOverThreshold(delivered, returned, maxReturnPercent);
  },
  reasons: (account, round) => {
    const { delivered, returned } = round.standingOf(account) ?? NOTHING_YET;
    const { maxReturnPercent } = account.record;
    const message = `The account returned ${returned} of ${delivered} leads this month, more than ${maxReturnPercent} %.`;
    return [{ code: 'returns-over-threshold', message, detail: { maxReturnPercent, delivered, returned } }];
  },
};

/** An account without live numbers is not held to its share: it is not known what it took. */
export const share: EligibilityRule = {
  id: 'share',
  label: 'Share of the leads it qualifies for',
  passes: (account, round) => {
    const { maxQualifiedPercent } = account.record;
    const standing = maxQualifiedPercent === null ? undefined : round.standingOf(account);
    return (
      maxQualifiedPercent === null ||
      standing === undefined ||
      !qualifiedShareReached(standing.delivered, standing.qualified, maxQualifiedPercent)
    );
  },
  reasons: (account, round) => {
    const { delivered, qualified } = round.standingOf(account) ?? NOTHING_YET;
    const { maxQualifiedPercent } = account.record;
    const message = `The account got ${delivered} of the ${qualified} leads it qualified for this month; its share is at most ${maxQualifiedPercent} %.`;
    return [{ code: 'share-reached', message, detail: { maxQualifiedPercent, delivered, qualified } }];
  },
};

export const limits: EligibilityRule = {
  id: 'limits',
  label: 'Quantity limits',
  passes: (account, round) =>
    fullWindow(account.record.limits, (round.standingOf(account) ?? NOTHING_YET).used) === null,
  reasons: (account, round) => {
    const { used } = round.standingOf(account) ?? NOTHING_YET;
    const window = fullWindow(account.record.limits, used) ?? 'month';
    const limit = account.record.limits[window] ?? null;
    const message = `The account took ${used[window]} leads this ${window}; its limit is ${limit}.`;
    return [{ code: 'limit-reached', message, detail: { window, limit, used: used[window] } }];
  },
};
