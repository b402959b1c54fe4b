import type { Names } from '../names';

/** A kind of field that reads capital letters and digits. */
export const fieldType = ({ kebab, camel, words }: Names): string => `
import type { FieldType } from '../field-type';
import { parseText } from '../parse-text';
import { refusedValue } from '../refuse';

const MOST_CHARACTERS = 50;
const FORM = /^[A-Z0-9]+$/;

/** Capital letters and digits; small letters and blanks in between are understood. */
export const ${camel}Field: FieldType = {
  kind: '${kebab}',
  label: '${words}',
  valueType: 'text',
  longest: () => MOST_CHARACTERS,
  parse: parseText((given, settings) => {
    const value = given.replace(/\\s+/g, '').toUpperCase();
    return value.length <= MOST_CHARACTERS && FORM.test(value)
      ? { ok: true, value }
      : refusedValue(settings, 'not-a-${kebab}', 'must be up to 50 letters and digits.');
  }),
  format: (value) => (typeof value === 'string' ? value : ''),
  examples: {
    accepted: [
      { raw: ' ab 12 ', value: 'AB12', formatted: 'AB12' },
      { raw: 'X9', value: 'X9', formatted: 'X9' },
    ],
    refused: [
      { raw: 'ab-12', code: 'not-a-${kebab}' },
      { raw: 'x'.repeat(51), code: 'not-a-${kebab}' },
    ],
  },
};
`;

/** Its unit test. */
export const fieldTest = ({ kebab, camel, words }: Names): string => `
import { ${camel}Field } from '#domain/fields/types/${kebab}';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Given', '${kebab}');

test('${words}: reads capital letters and digits kindly', () => {
  expect(${camel}Field.parse(' ab 12 ', settings)).toEqual({ ok: true, value: 'AB12' });
  expect(${camel}Field.parse('ab-12', settings)).toMatchObject({ ok: false, reason: { code: 'not-a-${kebab}' } });
});

test('${words}: writes what it reads', () => expect(${camel}Field.format('AB12', settings)).toBe('AB12'));
`;
