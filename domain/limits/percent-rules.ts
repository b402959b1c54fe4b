/**
 * An account that returned more than its share gets no further leads this month.
 * Example: 50 delivered, at most 10 %: 5 returned is within the threshold, 6 is over it.
 */
export function returnsOverThreshold(delivered: number, returned: number, maxPercent: number): boolean {
  return returned * 100 > maxPercent * delivered && returned > 0;
}

/**
 * An account may get at most a share of the leads it qualifies for, rounded up to whole leads, so that the first one goes through.
 * `delivered` and `qualified` do not count the lead in question.
 * Example: at most 50 %: the first may go to it, the second not (2 of 2), the third again (2 of 3). At 0 % none may.
 */
export function qualifiedShareReached(delivered: number, qualified: number, maxPercent: number): boolean {
  return delivered * 100 >= maxPercent * (qualified + 1);
}
