import type { ParseResult } from './field-type';
import type { FieldSettings } from './lead-type.schema';
import { refusedValue } from './refuse';

const DECIMAL = /^[-+]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)$/;
const LARGEST = 1e15;

/**
 * A number as sources write it: `-1,234.5`, `.5`, `23.`; kept to twelve decimals, at most 10^15. A JSON number is taken as
 * it is.
 */
export function readDecimal(text: string, settings: FieldSettings, raw: unknown): ParseResult {
  if (typeof raw !== 'number' && !DECIMAL.test(text))
    return refusedValue(settings, 'not-a-number', 'must be a number, e.g. 23.98.');
  const value = Number(text.replaceAll(',', ''));
  if (Math.abs(value) > LARGEST) return refusedValue(settings, 'number-too-large', 'is too large a number.');
  return { ok: true, value: Number(value.toFixed(12)) + 0 };
}

/** Compares a number with a bound given as number or text; undefined when either is not a number. */
export function compareNumbers(value: unknown, bound: string | number): number | undefined {
  const limit = typeof bound === 'string' && bound.trim() === '' ? NaN : Number(bound);
  return typeof value === 'number' && !Number.isNaN(limit) ? value - limit : undefined;
}
