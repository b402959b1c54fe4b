import { checkFormat } from '../check-format';
import type { FieldType } from '../field-type';
import { formatNumber, isNumberPattern } from '../format-number';
import { parseText } from '../parse-text';
import { compareNumbers, readDecimal } from '../read-decimal';

/** Numbers with decimals, kept to twelve of them. */
export const decimal: FieldType = {
  kind: 'decimal',
  label: 'Number with decimals',
  valueType: 'number',
  parse: parseText(readDecimal),
  format: (value, settings, pattern = settings.outputFormat) =>
    typeof value === 'number' ? formatNumber(value, pattern) : '',
  compare: compareNumbers,
  check: checkFormat(isNumberPattern, 'use a number pattern such as #,##0.00.'),
  examples: {
    accepted: [
      { raw: '23.98', value: 23.98, formatted: '23.98' },
      { raw: '1,234.5', value: 1234.5, formatted: '1234.5' },
      { raw: '-.5', value: -0.5, formatted: '-0.5' },
      { raw: 1e-7, value: 1e-7, formatted: '0.0000001' },
      { raw: 1234.567, value: 1234.567, formatted: '1,234.57', settings: { outputFormat: '#,##0.00' } },
    ],
    refused: [
      { raw: '1e5', code: 'not-a-number' },
      { raw: '1.2.3', code: 'not-a-number' },
      { raw: '12,34', code: 'not-a-number' },
      { raw: 'NaN', code: 'not-a-number' },
      { raw: 'Infinity', code: 'not-a-number' },
      { raw: Number('1e400'), code: 'not-a-finite-number' },
      { raw: true, code: 'not-a-number' },
      { raw: '9'.repeat(400), code: 'number-too-large' },
    ],
  },
};
