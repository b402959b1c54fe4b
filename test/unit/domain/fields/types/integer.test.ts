import fc from 'fast-check';
import { integer } from '#domain/fields/types/integer';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Age', 'integer');

test('every safe integer is itself', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) =>
      expect(integer.parse(String(value), settings)).toEqual({ ok: true, value: value + 0 }),
    ),
  );
});

test.each([
  [9007199254740992, 'number-too-large'],
  ['1,00', 'not-an-integer'],
  ['1 000', 'not-an-integer'],
  ['', 'blank'],
  [true, 'not-an-integer'],
] as const)('%j is refused: %s', (raw, code) => {
  expect(integer.parse(raw, settings)).toMatchObject({ ok: false, reason: { code } });
});
