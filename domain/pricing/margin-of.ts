export interface Margin {
  /** Minor units; negative = a loss. */
  readonly profit: number;
  /** Profit in percent of revenue, to two decimals; null without revenue. */
  readonly percent: number | null;
}

/** What is left of the revenue after the source is paid: sold for 30.00 and bought for 12.00 leaves 18.00, 60 %. */
export function marginOf(revenue: number, cost: number): Margin {
  const profit = revenue - cost;
  return { profit, percent: revenue > 0 ? Math.round((profit / revenue) * 10_000) / 100 : null };
}
