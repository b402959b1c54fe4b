import { regionType } from '#domain/fields/region-type';
import { fieldSettings } from '#test/kit/field-settings';

const type = regionType([{ code: 'BY', name: 'Bavaria', aliases: ['Bayern'] }], 'not-a-land', 'must be a land.');
const settings = fieldSettings('Land', 'text', { label: 'Land' });

test('regions are kept as two letters and written in full when asked', () => {
  expect(type.parse('bayern', settings)).toEqual({ ok: true, value: 'BY' });
  expect(type.format('BY', settings)).toBe('BY');
  expect(type.format('BY', settings, 'name')).toBe('Bavaria');
  expect(type.format('XX', settings, 'name')).toBe('XX');
});

test('others are refused, long ones without a search', () => {
  expect(type.parse('Texas', settings)).toMatchObject({
    reason: { code: 'not-a-land', message: 'Land must be a land.' },
  });
  expect(type.parse('-'.repeat(100) + 'Bavaria', settings).ok).toBe(false);
});
