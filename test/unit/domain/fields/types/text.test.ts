import { text } from '#domain/fields/types/text';
import { fieldSettings } from '#test/kit/field-settings';

test.each([
  [undefined, 'Robin'],
  ['upper', 'ROBIN'],
  ['lower', 'robin'],
  ['00000', 'Robin'],
])('format %s writes %s', (outputFormat, shown) => {
  expect(text.format('Robin', fieldSettings('Name', 'text', { outputFormat }))).toBe(shown);
});

test('texts for indexed columns are short, comments may be long', () => {
  const long = 'x'.repeat(501);
  expect(text.parse(long, fieldSettings('City', 'text', { systemField: 'city' }))).toMatchObject({
    ok: false,
    reason: { code: 'text-too-long' },
  });
  expect(text.parse(long, fieldSettings('Notes', 'text', { systemField: 'comments' }))).toEqual({
    ok: true,
    value: long,
  });
  expect(text.parse('x'.repeat(500), fieldSettings('City', 'text', { systemField: 'city' })).ok).toBe(true);
});

test('only known formats pass the check', () => {
  expect(text.check?.(fieldSettings('Name', 'text', { outputFormat: 'upper' }))).toEqual([]);
  expect(text.check?.(fieldSettings('Name', 'text', { outputFormat: 'title' }))).toMatchObject([
    { code: 'format-invalid' },
  ]);
});
