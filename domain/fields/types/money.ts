import { parseMinor } from '../../kernel/money';
import { checkFormat } from '../check-format';
import type { FieldType } from '../field-type';
import { formatNumber, isNumberPattern } from '../format-number';
import { parseText } from '../parse-text';
import { compareNumbers } from '../read-decimal';
import { refusedValue } from '../refuse';

const SHOWN = '$#,##0.00';
/** Cents beyond this are not exact in a number. */
const LARGEST = 1e13;

/** Amounts of money in major units, exact to the cent: '$1,234.50' is 1234.5. */
export const money: FieldType = {
  kind: 'money',
  label: 'Money',
  valueType: 'number',
  parse: parseText((given, settings, raw) => {
    // A JSON number may carry the dust of binary arithmetic, such as 0.30000000000000004.
    const written = typeof raw === 'number' && Math.abs(raw) < LARGEST ? raw.toFixed(4) : given;
    const minor = parseMinor(written);
    if (minor === undefined) return refusedValue(settings, 'not-money', 'must be an amount of money, e.g. $1,234.50.');
    if (Math.abs(minor) >= LARGEST * 100) return refusedValue(settings, 'number-too-large', 'is too large an amount.');
    return { ok: true, value: minor / 100 + 0 };
  }),
  format(value, settings, pattern = settings.outputFormat) {
    return typeof value === 'number' ? formatNumber(value, pattern ?? SHOWN) : '';
  },
  compare: compareNumbers,
  check: checkFormat(isNumberPattern, 'use a number pattern such as #,##0.00.'),
  examples: {
    accepted: [
      { raw: '$1,234.50', value: 1234.5, formatted: '$1,234.50' },
      { raw: '1000000', value: 1000000, formatted: '$1,000,000.00' },
      { raw: 0.1 + 0.2, value: 0.3, formatted: '$0.30' },
      { raw: '-$12', value: -12, formatted: '-$12.00' },
      { raw: '-0', value: 0, formatted: '$0.00' },
      { raw: 350000, value: 350000, formatted: '350000', settings: { outputFormat: '0' } },
    ],
    refused: [
      { raw: '1,23', code: 'not-money' },
      { raw: '€500', code: 'not-money' },
      { raw: '$1.5k', code: 'not-money' },
      { raw: '200-300', code: 'not-money' },
      { raw: '$', code: 'not-money' },
      { raw: Infinity, code: 'not-a-finite-number' },
      { raw: 1e21, code: 'not-money' },
      { raw: '20,000,000,000,000', code: 'number-too-large' },
    ],
  },
};
