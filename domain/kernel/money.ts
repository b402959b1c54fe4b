/** Decimal text to minor units, exact to two decimals: `parseMinor('1,250.5') === 125050`; anything else is undefined. */
export function parseMinor(text: string): number | undefined {
  const match = /^\s*(-?)[$]?\s*(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d{1,4}))?\s*$/.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined;
  const whole = Number((match[2] ?? '0').replaceAll(',', ''));
  const fraction = Math.round(Number(`0.${match[3] ?? '0'}`) * 100);
  const amount = whole * 100 + fraction;
  return Number.isSafeInteger(amount) ? (match[1] ? -amount : amount) : undefined;
}

/** Minor units to decimal text: `formatMinor(125050) === '1250.50'`. */
export function formatMinor(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
