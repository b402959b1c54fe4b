import fc from 'fast-check';
import { largeInteger } from '#domain/fields/types/large-integer';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Account', 'large-integer');

test('thirty digits are exact', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n - 1n), max: 10n ** 30n - 1n }), (value) => {
      expect(largeInteger.parse(value.toString(), settings)).toEqual({ ok: true, value: value.toString() });
      expect(largeInteger.parse(largeInteger.format(value.toString(), settings, '#,##0'), settings)).toEqual({
        ok: true,
        value: value.toString(),
      });
    }),
  );
});

test('bounds are compared digit by digit', () => {
  expect(largeInteger.compare?.('100000000000000000001', '100000000000000000000')).toBe(1);
  expect(largeInteger.compare?.('5', 5)).toBe(0);
  expect(largeInteger.compare?.('-7', '1,000')).toBe(-1);
  expect(largeInteger.compare?.('5', 'five')).toBeUndefined();
  expect(largeInteger.compare?.('5', 1.5)).toBeUndefined();
});
