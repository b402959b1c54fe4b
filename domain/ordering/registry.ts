import type { OrderingStrategyId } from '../lead/campaign.schema';
import { byPrice } from './by-price';
import { byPriority } from './by-priority';
import type { OrderingStrategy } from './strategy';

export const ORDERING_STRATEGIES: Readonly<Record<OrderingStrategyId, OrderingStrategy>> = {
  price: byPrice,
  priority: byPriority,
};
