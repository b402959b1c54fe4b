import type { OrderingStrategyId } from '../lead/campaign.schema';
import { ORDERING_STRATEGIES } from '../ordering/registry';
import type { OrderingOptions } from '../ordering/strategy';
import { acceptsBid } from '../pricing/accepts-bid';
import type { Candidate } from '../plan/plan-types';

/**
 * The order after buyers have bid: who was asked and did not bid enough is out, a bid replaces the listed price, then the strategy
 * orders again; equals keep their place. `bids` in minor units by account.
 */
export function orderAfterAuction(
  candidates: readonly Candidate[],
  bids: ReadonlyMap<string, number>,
  strategy: OrderingStrategyId,
  options: OrderingOptions = { priceOptimization: false, slots: 1 },
): Candidate[] {
  const priced = candidates.flatMap((candidate) => {
    if (!candidate.ping) return [candidate];
    const bid = bids.get(candidate.accountId);
    return bid !== undefined && acceptsBid(bid, candidate.price) ? [{ ...candidate, price: bid }] : [];
  });
  return [...ORDERING_STRATEGIES[strategy].reorder(priced, options)];
}
