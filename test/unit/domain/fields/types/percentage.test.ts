import { percentage } from '#domain/fields/types/percentage';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Rate', 'percentage');

test.each([
  ['98%', 98],
  ['98 %', 98],
  ['0.98', 0.98],
  ['-3%', -3],
  [100, 100],
] as const)('%s is %d', (raw, value) => {
  expect(percentage.parse(raw, settings)).toEqual({ ok: true, value });
});

test('the sign is written unless a format says otherwise', () => {
  expect(percentage.format(6.875, settings)).toBe('6.875%');
  expect(percentage.format(6.875, settings, '0.0')).toBe('6.9');
});
