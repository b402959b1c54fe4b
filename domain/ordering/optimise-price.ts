import type { Candidate } from '../plan/plan-types';

/**
 * Puts first whatever earns more: one exclusive sale or the best shared sales together. `byPrice` is sorted, dearest first.
 * Example with 3 slots: exclusive 50.00, shared 20.00, 18.00, 15.00: the shared come first (53.00); at exclusive 55.00 it comes first.
 */
export function optimisePrice(byPrice: readonly Candidate[], slots: number): readonly Candidate[] {
  const shared = byPrice.filter((candidate) => !candidate.exclusive);
  if (slots < 2 || shared.length === 0 || shared.length === byPrice.length) return byPrice;
  const together = shared.slice(0, slots).reduce((sum, candidate) => sum + candidate.price, 0);
  const exclusive = byPrice.filter((candidate) => candidate.exclusive);
  return [
    ...exclusive.filter((candidate) => candidate.price >= together),
    ...shared,
    ...exclusive.filter((candidate) => candidate.price < together),
  ];
}
