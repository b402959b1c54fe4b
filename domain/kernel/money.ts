/**
 * Decimal text to minor units: `parseMinor('1,250.5') === 125050`; anything else is undefined. A currency has so many minor `digits`; so many
 * `spare` ones may follow and are rounded away, as `0.005` is one cent.
 */
export function parseMinor(text: string, { digits = 2, spare = 2 } = {}): number | undefined {
  const match = /^\s*(-?)[$]?\s*(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?\s*$/.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined;
  const decimals = match[3] ?? '';
  if (decimals.length > digits + spare) return undefined;
  const whole = Number((match[2] ?? '0').replaceAll(',', ''));
  const fraction = Math.round(Number(`0.${decimals || '0'}`) * 10 ** digits);
  const amount = whole * 10 ** digits + fraction;
  return Number.isSafeInteger(amount) ? (match[1] ? -amount : amount) : undefined;
}

/** Minor units to decimal text: `formatMinor(125050) === '1250.50'`. */
export function formatMinor(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
