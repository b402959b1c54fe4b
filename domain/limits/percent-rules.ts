/**
 * An account that returned more than its share gets no further leads this month.
 * Example: 50 delivered, at most 10 %: 5 returned is within the threshold, 6 is over it.
 */
export function returnsOverThreshold(delivered: number, returned: number, maxPercent: number): boolean {
  return returned * 100 > maxPercent * delivered && returned > 0;
}

/**
 * An account may get at most a share of the leads it qualifies for. `delivered` and `qualified` do not count the lead in question.
 * Example: at most 50 %: with 4 of 9 delivered the tenth may go to it (5 of 10); with 5 of 9 it may not (6 of 10).
 */
export function qualifiedShareReached(delivered: number, qualified: number, maxPercent: number): boolean {
  return (delivered + 1) * 100 > maxPercent * (qualified + 1);
}
