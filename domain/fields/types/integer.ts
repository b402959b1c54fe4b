import { checkFormat } from '../check-format';
import type { FieldType } from '../field-type';
import { formatNumber, isNumberPattern } from '../format-number';
import { parseText } from '../parse-text';
import { compareNumbers } from '../read-decimal';
import { refusedValue } from '../refuse';

const INTEGER = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.0*)?$/;

/** Whole numbers that a JSON number holds exactly; larger ones are the large-number kind. */
export const integer: FieldType = {
  kind: 'integer',
  label: 'Number without decimals',
  valueType: 'number',
  parse: parseText((given, settings) => {
    if (!INTEGER.test(given)) return refusedValue(settings, 'not-an-integer', 'must be a whole number, e.g. 23.');
    const value = Number(given.replaceAll(',', '')) + 0;
    return Number.isSafeInteger(value)
      ? { ok: true, value }
      : refusedValue(settings, 'number-too-large', 'is too large a number.');
  }),
  format: (value, settings, pattern = settings.outputFormat) =>
    typeof value === 'number' ? formatNumber(value, pattern) : '',
  compare: compareNumbers,
  check: checkFormat(isNumberPattern, 'use a number pattern such as #,##0.00.'),
  examples: {
    accepted: [
      { raw: '23', value: 23, formatted: '23' },
      { raw: '1,000', value: 1000, formatted: '1000' },
      { raw: '23.00', value: 23, formatted: '23' },
      { raw: -7, value: -7, formatted: '-7' },
      { raw: 720, value: 720, formatted: '00720', settings: { outputFormat: '00000' } },
    ],
    refused: [
      { raw: '23.5', code: 'not-an-integer' },
      { raw: 23.5, code: 'not-an-integer' },
      { raw: 'twenty', code: 'not-an-integer' },
      { raw: '10-20', code: 'not-an-integer' },
      { raw: 1e21, code: 'not-an-integer' },
      { raw: '99999999999999999', code: 'number-too-large' },
    ],
  },
};
