import { compareNumbers, readDecimal } from '#domain/fields/read-decimal';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Rate', 'decimal');

test.each([
  ['23.98', 23.98],
  ['-1,234,567.5', -1234567.5],
  ['+.5', 0.5],
  ['23.', 23],
  ['-0', 0],
  ['0.1234567890123', 0.123456789012],
])('%s reads as %d', (text, value) => {
  expect(readDecimal(text, settings, text)).toEqual({ ok: true, value });
});

test.each(['', '.', '1e3', '0x10', '1,2', ',5', '1 000', '--1', '٣'])('%j is not a number', (text) => {
  expect(readDecimal(text, settings, text)).toMatchObject({ ok: false, reason: { code: 'not-a-number' } });
});

test('numbers are compared with bounds written either way', () => {
  expect(compareNumbers(5, 7)).toBe(-2);
  expect(compareNumbers(5, '5')).toBe(0);
  expect(compareNumbers(5, 'five')).toBeUndefined();
  expect(compareNumbers(5, '')).toBeUndefined();
  expect(compareNumbers('5', 5)).toBeUndefined();
});
