import { dropdown } from '#domain/fields/types/dropdown';
import { fieldSettings } from '#test/kit/field-settings';

const options = [{ value: 'A', label: 'b' }, { value: 'B' }, { value: 'b', label: 'Small b' }];
const settings = fieldSettings('Choice', 'dropdown', { options });

test.each([
  ['b', 'b'],
  ['B', 'B'],
  ['a', 'A'],
  ['SMALL B', 'b'],
  [' A ', 'A'],
])('%j finds %s: exact value, then value, then label', (raw, value) => {
  expect(dropdown.parse(raw, settings)).toEqual({ ok: true, value });
});

test('labels are written on request and for listed values only', () => {
  expect(dropdown.format('A', settings, 'label')).toBe('b');
  expect(dropdown.format('B', settings, 'label')).toBe('B');
  expect(dropdown.format('gone', settings, 'label')).toBe('gone');
  expect(dropdown.format('A', settings)).toBe('A');
});
