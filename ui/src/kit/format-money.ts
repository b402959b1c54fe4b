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

/** What somebody typed, in minor units: `42.5` is 4250; null when it is no amount. */
export function parseMoney(text: string, currency: string): number | null {
  const plain = text
    .replace(/[^\d.,-]/g, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
    .replace(',', '.');
  if (!/^-?\d*\.?\d*$/.test(plain) || !/\d/.test(plain)) return null;
  return Math.round(Number(plain) * 10 ** minorDigits(currency));
}
