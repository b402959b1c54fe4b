import { parseMinor } from '#domain/kernel/money';

const formats = new Map<string, Intl.NumberFormat>();

/** Minor units as money: `4250, USD` is `$42.50`; a minus stands before the sign. */
export function formatMoney(minor: number, currency: string): string {
  let format = formats.get(currency);
  if (!format) formats.set(currency, (format = new Intl.NumberFormat('en-US', { style: 'currency', currency })));
  return format.format(minor / 10 ** minorDigits(currency)).replace('-', '−');
}

/** How many digits of a currency are minor units: 2 for USD, 0 for JPY. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** What somebody typed, in minor units: `42.5` is 4250; null when it is no amount, or one finer than the currency. */
export function parseMoney(text: string, currency: string): number | null {
  const plain = withoutSign(text.trim().replace(/^−/, '-'), currency);
  if (!/^[\d.,-]*$/.test(plain)) return null;
  return parseMinor(plain, { digits: minorDigits(currency), spare: 0 }) ?? null;
}

/** One sign of the currency may stand before or after the figures: `$42`, `-$42`, `42 USD`. */
function withoutSign(text: string, currency: string): string {
  const minus = text.startsWith('-') ? '-' : '';
  const rest = text.slice(minus.length).trim();
  for (const sign of [currency, ...signsOf(currency)]) {
    if (rest.startsWith(sign)) return minus + rest.slice(sign.length).trim();
    if (rest.endsWith(sign)) return minus + rest.slice(0, -sign.length).trim();
  }
  return minus + rest;
}

const signsOf = (currency: string): string[] =>
  (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
    new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay })
      .formatToParts(0)
      .filter(({ type }) => type === 'currency')
      .map(({ value }) => value),
  );
