import type { OrderingStrategy } from './strategy';

/** The lowest priority number first, whatever the price; bids do not change it. */
export const byPriority: OrderingStrategy = {
  id: 'priority',
  label: 'Lowest priority number first',
  order: (ranked) =>
    [...ranked].sort((a, b) => a.priority - b.priority || a.draw - b.draw).map(({ candidate }) => candidate),
  reorder: (candidates) => candidates,
};
