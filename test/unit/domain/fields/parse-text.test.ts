import { isStorable, parseText } from '#domain/fields/parse-text';
import type { RawValue } from '#domain/kernel/lead-fields';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Any', 'text');
const echo = parseText((text) => ({ ok: true, value: text }));

test.each([
  [' a ', 'a'],
  [12.5, '12.5'],
  [false, 'false'],
  ['😀', '😀'],
] as [RawValue, string][])('%j is read as %j', (raw, text) => {
  expect(echo(raw, settings)).toEqual({ ok: true, value: text });
});

test.each([
  [{ a: 1 }, 'not-a-single-value'],
  [['a'], 'not-a-single-value'],
  [null, 'blank'],
  ['  ', 'blank'],
  [Infinity, 'not-a-finite-number'],
  [Number('-1e400'), 'not-a-finite-number'],
  [NaN, 'not-a-finite-number'],
  ['a\u0000', 'unstorable-text'],
  ['\ud800', 'unstorable-text'],
] as [RawValue, string][])('%j is refused as %s', (raw, code) => {
  expect(echo(raw, settings)).toMatchObject({ ok: false, reason: { code, field: 'Any' } });
});

test('whole surrogate pairs are storable, halves are not', () => {
  expect(isStorable('\ud83d\ude00')).toBe(true);
  expect(isStorable('\ude00\ud83d')).toBe(false);
});
