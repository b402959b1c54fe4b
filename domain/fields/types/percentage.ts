import { checkFormat } from '../check-format';
import type { FieldType } from '../field-type';
import { formatNumber, isNumberPattern } from '../format-number';
import { parseText } from '../parse-text';
import { compareNumbers, readDecimal } from '../read-decimal';

/** Percentages as people say them: '98%' and 98 are both 98, and 0.98 is just under one per cent. */
export const percentage: FieldType = {
  kind: 'percentage',
  label: 'Percentage',
  valueType: 'number',
  parse: parseText((given, settings, raw) => readDecimal(given.replace(/\s*%$/, ''), settings, raw)),
  format(value, settings, pattern = settings.outputFormat) {
    if (typeof value !== 'number') return '';
    return pattern === undefined ? `${formatNumber(value, undefined)}%` : formatNumber(value, pattern);
  },
  compare: compareNumbers,
  check: checkFormat(isNumberPattern, 'use a number pattern such as #,##0.00.'),
  examples: {
    accepted: [
      { raw: '98%', value: 98, formatted: '98%' },
      { raw: 98, value: 98, formatted: '98%' },
      { raw: '6.875 %', value: 6.875, formatted: '6.875%' },
      { raw: '6.875', value: 6.875, formatted: '6.88', settings: { outputFormat: '0.00' } },
    ],
    refused: [
      { raw: '%', code: 'not-a-number' },
      { raw: '98%%', code: 'not-a-number' },
      { raw: 'half', code: 'not-a-number' },
      { raw: NaN, code: 'not-a-finite-number' },
    ],
  },
};
