import fc from 'fast-check';
import { decimal } from '#domain/fields/types/decimal';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Factor', 'decimal');

test('every number of its range reads back from the way it is written', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (raw) => {
      const parsed = decimal.parse(raw, settings);
      if (!parsed.ok) throw new Error(parsed.reason.code);
      expect(Math.abs(Number(parsed.value) - raw)).toBeLessThanOrEqual(1e-12);
      expect(decimal.parse(decimal.format(parsed.value, settings), settings)).toEqual(parsed);
    }),
  );
});

test('beyond 10^15 it is refused', () => {
  expect(decimal.parse(1.1e15, settings)).toMatchObject({ reason: { code: 'number-too-large' } });
  expect(decimal.parse(1e15, settings)).toEqual({ ok: true, value: 1e15 });
});
