import type { FieldType } from '../field-type';
import { group } from '../format-number';
import { parseText } from '../parse-text';
import { refusedValue } from '../refuse';

const WRITTEN = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)$/;
const MOST_DIGITS = 30;

/**
 * Whole numbers of up to thirty digits, kept as text because no JSON number holds them exactly. Output format `#,##0`
 * groups thousands.
 */
export const largeInteger: FieldType = {
  kind: 'large-integer',
  label: 'Large number without decimals',
  valueType: 'text',
  parse: parseText((given, settings, raw) => {
    const readable = given.length <= 100 && WRITTEN.test(given);
    if (!readable) return refusedValue(settings, 'not-an-integer', 'must be a whole number, e.g. 1,000,000.');
    if (typeof raw === 'number' && !Number.isSafeInteger(raw)) {
      return refusedValue(settings, 'inexact-number', 'is too large for a JSON number; send it as text.');
    }
    const value = BigInt(given.replaceAll(',', '')).toString();
    const digits = value.replace('-', '').length;
    return digits <= MOST_DIGITS
      ? { ok: true, value }
      : refusedValue(settings, 'number-too-large', 'must have at most 30 digits.');
  }),
  format(value, settings, pattern = settings.outputFormat) {
    if (typeof value !== 'string') return '';
    return pattern?.includes(',') ? group(value) : value;
  },
  compare(value, bound) {
    if (typeof value !== 'string' || !/^-?\d+$/.test(String(bound).replaceAll(',', ''))) return undefined;
    const difference = BigInt(value) - BigInt(String(bound).replaceAll(',', ''));
    return difference === 0n ? 0 : difference > 0n ? 1 : -1;
  },
  examples: {
    accepted: [
      { raw: '1,000,000', value: '1000000', formatted: '1000000' },
      {
        raw: '123456789012345678901234567890',
        value: '123456789012345678901234567890',
        formatted: '123456789012345678901234567890',
      },
      { raw: '0042', value: '42', formatted: '42' },
      { raw: 1000000, value: '1000000', formatted: '1,000,000', settings: { outputFormat: '#,##0' } },
    ],
    refused: [
      { raw: '1.5', code: 'not-an-integer' },
      { raw: '12a', code: 'not-an-integer' },
      { raw: 1e21, code: 'not-an-integer' },
      { raw: 9007199254740993, code: 'inexact-number' },
      { raw: '1'.repeat(31), code: 'number-too-large' },
    ],
  },
};
