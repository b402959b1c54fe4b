const PATTERN = /^([^#0]*)([#0,]*[#0])(?:\.([0#]+))?([^#0]*)$/;

/** True when the text is a number pattern that `formatNumber` understands, e.g. `$#,##0.00`. */
export function isNumberPattern(pattern: string): boolean {
  return PATTERN.test(pattern);
}

/**
 * A number by a pattern: `formatNumber(1234.5, '$#,##0.00') === '$1,234.50'`, `formatNumber(98, '0.0%') === '98.0%'`. A
 * comma groups thousands, zeros after the point fix the decimals, `#` there drops trailing zeros. Without a usable pattern:
 * plain notation, never with an exponent.
 */
export function formatNumber(value: number, pattern: string | undefined): string {
  const match = pattern === undefined ? null : PATTERN.exec(pattern);
  if (!match) return plain(value);
  const [, prefix = '', whole = '', decimals = '', suffix = ''] = match;
  const rounded = roundTo(Math.abs(value), decimals.length);
  const [integer = '0', fraction = ''] = rounded.split('.');
  const digits = integer.padStart(whole.replaceAll(/[#,]/g, '').length, '0');
  const grouped = whole.includes(',') ? group(digits) : digits;
  const kept = dropOptional(fraction, decimals);
  const sign = value < 0 && /[1-9]/.test(rounded) ? '-' : '';
  return `${sign}${prefix}${grouped}${kept === '' ? '' : `.${kept}`}${suffix}`;
}

/** Thousands separated by commas: `group('1234567') === '1,234,567'`. */
export function group(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** Rounds half away from zero in decimal, because `(1.005).toFixed(2)` is '1.00'. */
function roundTo(value: number, decimals: number): string {
  const shifted = Number(`${value}e${decimals}`);
  const rounded = Number.isFinite(shifted) && shifted < 1e15 ? Number(`${Math.round(shifted)}e-${decimals}`) : value;
  return rounded.toFixed(decimals);
}

function dropOptional(fraction: string, decimals: string): string {
  let kept = fraction;
  while (kept !== '' && decimals[kept.length - 1] === '#' && kept.endsWith('0')) kept = kept.slice(0, -1);
  return kept;
}
