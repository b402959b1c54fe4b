/** The value that `share` (0 to 1) of all values do not exceed, by nearest rank; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** To three significant digits, enough for any comparison here. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
