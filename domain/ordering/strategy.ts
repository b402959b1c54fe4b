import type { Candidate } from '../plan/plan-types';
import type { OrderingStrategyId } from '../lead/campaign.schema';

/** A candidate with what only ordering needs to know of its account. */
export interface Ranked {
  readonly candidate: Candidate;
  /** 0 is served first. */
  readonly priority: number;
  /** In [0, 1), drawn for this lead and account: who comes first among equals. */
  readonly draw: number;
}

export interface OrderingOptions {
  /** Compare the best exclusive price with the sum of the best shared prices. */
  readonly priceOptimization: boolean;
  /** How many buyers may still get the lead. */
  readonly slots: number;
}

/** One way to decide which eligible account is tried first. Ties always go by `draw`: fair over many leads, the same for one. */
export interface OrderingStrategy {
  readonly id: OrderingStrategyId;
  readonly label: string;
  order(ranked: readonly Ranked[], options: OrderingOptions): readonly Candidate[];
  /** The same after bids replaced listed prices; equals keep the order they have. */
  reorder(candidates: readonly Candidate[], options: OrderingOptions): readonly Candidate[];
}
