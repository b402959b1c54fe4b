import fc from 'fast-check';
import { money } from '#domain/fields/types/money';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Bill', 'money');

test.each([
  ['$ 1,000', 1000],
  ['12.5', 12.5],
  ['.99', 0.99],
  ['0', 0],
  ['1234567.89', 1234567.89],
  ['12.345', 12.35],
] as const)('%s is %d', (raw, value) => {
  expect(money.parse(raw, settings)).toEqual({ ok: true, value });
});

test.each(['1.234,50', '1,0000', 'USD 5', '5$', '1e3', '$$5', '12.34567'])('%s is none', (raw) => {
  expect(money.parse(raw, settings)).toMatchObject({ ok: false, reason: { code: 'not-money' } });
});

test('cents come back exactly, also as JSON numbers', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      const value = cents / 100 + 0;
      expect(money.parse(value, settings)).toEqual({ ok: true, value });
      expect(money.parse(money.format(value, settings), settings)).toEqual({ ok: true, value });
    }),
  );
});
