import type { Candidate } from '../plan/plan-types';
import { optimisePrice } from './optimise-price';
import type { OrderingOptions, OrderingStrategy } from './strategy';

/** The dearest first. */
export const byPrice: OrderingStrategy = {
  id: 'price',
  label: 'Highest price first',
  order: (ranked, options) => {
    const sorted = [...ranked].sort((a, b) => b.candidate.price - a.candidate.price || a.draw - b.draw);
    return arrange(
      sorted.map(({ candidate }) => candidate),
      options,
    );
  },
  reorder: (candidates, options) =>
    arrange(
      [...candidates].sort((a, b) => b.price - a.price),
      options,
    ),
};

function arrange(sorted: readonly Candidate[], options: OrderingOptions): readonly Candidate[] {
  return options.priceOptimization ? optimisePrice(sorted, options.slots) : sorted;
}
