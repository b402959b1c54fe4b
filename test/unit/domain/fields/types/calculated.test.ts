import { calculated } from '#domain/fields/types/calculated';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Sum', 'calculated', { expression: '1 + 1' });

test.each([
  ['5', 5],
  ['-0.5', -0.5],
  ['005', '005'],
  ['1e3', '1e3'],
  ['true', true],
  ['Infinity', 'Infinity'],
  ['five', 'five'],
] as const)('%j settles as %j', (raw, value) => {
  expect(calculated.parse(raw, settings)).toEqual({ ok: true, value });
});

test('numbers follow the format, texts do not', () => {
  expect(calculated.format(82.456, settings, '0.0')).toBe('82.5');
  expect(calculated.format('high', settings, '0.0')).toBe('high');
  expect(calculated.format(false, settings)).toBe('false');
});

test('an expression is needed', () => {
  expect(calculated.check?.({ ...settings, expression: '  ' })).toMatchObject([{ code: 'expression-missing' }]);
});
