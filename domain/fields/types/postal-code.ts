import { checkNamedFormat } from '../check-format';
import type { FieldType } from '../field-type';
import { parseText } from '../parse-text';
import { refusedValue } from '../refuse';

const US = /^(\d{5})(?:[\s-]?(\d{4}))?$/;
const CANADA = /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])[\s-]?(\d[ABCEGHJ-NPRSTV-Z]\d)$/;

/**
 * US codes of five or nine digits (`85254`, `85254-1234`) and Canadian ones (`K1A 0B1`). Output format `00000` cuts to five
 * digits.
 */
export const postalCode: FieldType = {
  kind: 'postal-code',
  label: 'Postal code',
  valueType: 'text',
  parse: parseText((given, settings, raw) => {
    // Spreadsheets and JSON numbers lose the leading zeros of New England.
    const written = typeof raw === 'number' && /^\d{3,5}$/.test(given) ? given.padStart(5, '0') : given.toUpperCase();
    const us = US.exec(written);
    if (us) return { ok: true, value: us[2] === undefined ? String(us[1]) : `${us[1]}-${us[2]}` };
    const canada = CANADA.exec(written);
    return canada
      ? { ok: true, value: `${canada[1]} ${canada[2]}` }
      : refusedValue(settings, 'not-a-postal-code', 'must be a postal code, e.g. 85254, 85254-1234 or K1A 0B1.');
  }),
  format(value, settings, pattern = settings.outputFormat) {
    if (typeof value !== 'string') return '';
    return pattern === '00000' && US.test(value) ? value.slice(0, 5) : value;
  },
  check: checkNamedFormat('00000'),
  examples: {
    accepted: [
      { raw: '85254', value: '85254', formatted: '85254' },
      { raw: '852541234', value: '85254-1234', formatted: '85254-1234' },
      { raw: 2134, value: '02134', formatted: '02134' },
      { raw: 'k1a0b1', value: 'K1A 0B1', formatted: 'K1A 0B1' },
      { raw: '85254-1234', value: '85254-1234', formatted: '85254', settings: { outputFormat: '00000' } },
    ],
    refused: [
      { raw: '2134', code: 'not-a-postal-code' },
      { raw: '8525', code: 'not-a-postal-code' },
      { raw: '85254-12', code: 'not-a-postal-code' },
      { raw: 'D1A 0B1', code: 'not-a-postal-code' },
      { raw: 'SW1A 1AA', code: 'not-a-postal-code' },
    ],
  },
};
