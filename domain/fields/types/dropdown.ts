import type { FieldType } from '../field-type';
import type { FieldSettings } from '../lead-type.schema';
import { parseText } from '../parse-text';
import { refusedValue } from '../refuse';

type Options = NonNullable<FieldSettings['options']>;

function findOption(options: Options, text: string): Options[number] | undefined {
  const folded = text.toLowerCase();
  return (
    options.find(({ value }) => value === text) ??
    options.find(({ value }) => value.trim().toLowerCase() === folded) ??
    options.find(({ label }) => label?.trim().toLowerCase() === folded)
  );
}

function doubledOptions(options: Options): readonly string[] {
  const values = options.map(({ value }) => value.trim().toLowerCase());
  return options.filter((_, index) => values.indexOf(values[index] ?? '') !== index).map(({ value }) => value);
}

/** One of the listed values, found by value or label whatever the case. Output format `label` writes the label. */
export const dropdown: FieldType = {
  kind: 'dropdown',
  label: 'Dropdown',
  valueType: 'text',
  parse: parseText((given, settings) => {
    const option = findOption(settings.options ?? [], given);
    return option
      ? { ok: true, value: option.value }
      : refusedValue(settings, 'not-listed', 'must be one of the listed values.');
  }),
  format(value, settings, pattern = settings.outputFormat) {
    if (typeof value !== 'string') return '';
    return pattern === 'label' ? (findOption(settings.options ?? [], value)?.label ?? value) : value;
  },
  check({ options = [] }) {
    if (options.length === 0) return [{ code: 'options-missing', message: 'A dropdown lists at least one value.' }];
    return doubledOptions(options).map((value) => ({
      code: 'option-twice',
      message: `The value "${value}" is listed twice.`,
    }));
  },
  examples: {
    settings: { options: [{ value: 'Refinance' }, { value: 'Purchase' }, { value: 'cashout', label: 'Cash-Out' }] },
    accepted: [
      { raw: 'Refinance', value: 'Refinance', formatted: 'Refinance' },
      { raw: ' purchase ', value: 'Purchase', formatted: 'Purchase' },
      { raw: 'CASH-OUT', value: 'cashout', formatted: 'cashout' },
      { raw: 'cashout', value: 'cashout', formatted: 'Cash-Out', settings: { outputFormat: 'label' } },
      { raw: 3, value: '3', formatted: '3', settings: { options: [{ value: '3' }] } },
    ],
    refused: [
      { raw: 'Reverse', code: 'not-listed' },
      { raw: 'Refinance,Purchase', code: 'not-listed' },
      { raw: 'Refinance', code: 'not-listed', settings: { options: undefined } },
    ],
  },
};
