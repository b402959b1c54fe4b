import type { FieldType } from '../field-type';
import { formatNumber } from '../format-number';
import { parseText } from '../parse-text';
import { compareNumbers } from '../read-decimal';

/** Text that is exactly how a number or boolean is written is that number or boolean. */
function settle(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : text;
}

/**
 * A value worked out from the other fields, such as loan to value: a number, a text or yes/no. What a source sends is
 * ignored.
 */
export const calculated: FieldType = {
  kind: 'calculated',
  label: 'Calculated expression',
  valueType: 'number',
  computed: true,
  parse: parseText((given) => ({ ok: true, value: settle(given) })),
  format(value, settings, pattern = settings.outputFormat) {
    if (value === null || typeof value === 'object') return '';
    return typeof value === 'number' && pattern !== undefined ? formatNumber(value, pattern) : String(value);
  },
  compare: compareNumbers,
  check: ({ expression = '' }) =>
    expression.trim() === ''
      ? [{ code: 'expression-missing', message: 'A calculated field needs an expression.' }]
      : [],
  examples: {
    settings: { expression: 'MortgageBalance / HomeValue * 100' },
    accepted: [
      { raw: 82.5, value: 82.5, formatted: '82.5' },
      { raw: 82.456, value: 82.456, formatted: '82.46%', settings: { outputFormat: '0.00%' } },
      { raw: 'Robin Lee', value: 'Robin Lee', formatted: 'Robin Lee' },
      { raw: '007', value: '007', formatted: '007' },
      { raw: true, value: true, formatted: 'true' },
    ],
    refused: [
      { raw: [1, 2], code: 'not-a-single-value' },
      { raw: { a: 1 }, code: 'not-a-single-value' },
      { raw: NaN, code: 'not-a-finite-number' },
      { raw: '\u0000', code: 'unstorable-text' },
    ],
  },
};
