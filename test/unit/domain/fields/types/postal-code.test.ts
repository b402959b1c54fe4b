import { postalCode } from '#domain/fields/types/postal-code';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Zip', 'postal-code');

test.each([
  ['85254', '85254'],
  ['85254 1234', '85254-1234'],
  [501, '00501'],
  [85254, '85254'],
  ['h0h-0h0', 'H0H 0H0'],
] as const)('%s is kept as %s', (raw, value) => {
  expect(postalCode.parse(raw, settings)).toEqual({ ok: true, value });
});

test.each([12, 1234567, '8525A', 'H0H0H', '85254-', 'K1A  0B1'])('%s is none', (raw) => {
  expect(postalCode.parse(raw, settings)).toMatchObject({ ok: false, reason: { code: 'not-a-postal-code' } });
});

test('five digits are cut from US codes only', () => {
  expect(postalCode.format('85254-1234', settings, '00000')).toBe('85254');
  expect(postalCode.format('K1A 0B1', settings, '00000')).toBe('K1A 0B1');
});
