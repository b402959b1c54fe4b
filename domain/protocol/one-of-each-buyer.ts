import type { Candidate } from '../plan/plan-types';

/**
 * A buyer gets a lead once, so its accounts are not tried side by side: the first in the order is tried, its others wait for what comes
 * of it. With the wave A1, A2, B1 (two accounts of buyer A) A1 and B1 are tried together.
 */
export function oneOfEachBuyer(wave: readonly Candidate[]): readonly Candidate[] {
  return wave.filter(({ buyerId }, index) => wave.findIndex((other) => other.buyerId === buyerId) === index);
}
