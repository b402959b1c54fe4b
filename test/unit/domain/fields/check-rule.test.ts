import { checkCharacters, checkRule } from '#domain/fields/check-rule';
import type { FieldSettingsInput, FieldKind } from '#domain/fields/lead-type.schema';
import { fieldTypeOf } from '#domain/fields/registry';
import type { FieldValue } from '#domain/kernel/lead-fields';
import { fieldSettings } from '#test/kit/field-settings';

type Rule = FieldSettingsInput['rule'];
const broken = (kind: FieldKind, rule: Rule, value: FieldValue) =>
  checkRule(value, fieldSettings('Field', kind, { rule }), fieldTypeOf(kind));

test.each([
  ['integer', { minimum: 18 }, 17, 'below-minimum'],
  ['integer', { maximum: '99' }, 100, 'above-maximum'],
  ['money', { minimum: 0.5 }, 0.49, 'below-minimum'],
  ['large-integer', { maximum: '100000000000000000000' }, '100000000000000000001', 'above-maximum'],
  ['date-time', { minimum: '2000-01-01' }, '1999-12-31', 'below-minimum'],
  ['date-time', { maximum: '2026-01-01' }, '2026-01-02T00:00:00Z', 'above-maximum'],
  ['text', { minLength: 3 }, 'ab', 'too-short'],
  ['text', { maxLength: 1 }, '👍👍', 'too-long'],
  ['text', { pattern: '[A-Z]{2}\\d+' }, 'xAB12', 'pattern-mismatch'],
  ['sub-fields', { minimum: 2 }, [{ A: 1 }], 'below-minimum'],
  ['integer', { pattern: '\\d{4}' }, 123, 'pattern-mismatch'],
] as [FieldKind, Rule, FieldValue, string][])('%s with %j: %j is %4$s', (kind, rule, value, code) => {
  expect(broken(kind, rule, value)).toMatchObject({ code, field: 'Field' });
});

test.each([
  ['integer', { minimum: 18, maximum: 18 }, 18],
  ['date-time', { maximum: '2026-01-01' }, '2026-01-01T23:59:59Z'],
  ['date-time', { minimum: '01/01/2026 10:00' }, '2026-01-01T10:00:00Z'],
  ['text', { minLength: 2, maxLength: 2 }, '👍👍'],
  ['text', { pattern: '[A-Z]{2}\\d+' }, 'AB12'],
  ['text', { pattern: '(' }, 'anything'],
  ['text', { minimum: 5 }, 'a'],
  ['sub-fields', { maximum: 1, pattern: 'x' }, [{ A: 1 }]],
  ['integer', { minimum: 1 }, null],
  ['integer', undefined, 0],
] as [FieldKind, Rule, FieldValue][])('%s with %j accepts %j', (kind, rule, value) => {
  expect(broken(kind, rule, value)).toBeUndefined();
});

test('allowed and invalid characters are both kept', () => {
  const settings = fieldSettings('Field', 'text', { allowedCharacters: 'a-z ', invalidCharacters: 'q' });
  expect(checkCharacters('abc d', settings)).toBeUndefined();
  expect(checkCharacters('abc1', settings)).toMatchObject({ code: 'character-not-allowed' });
  expect(checkCharacters('quick', settings)).toMatchObject({ code: 'character-not-allowed' });
  expect(checkCharacters('<b>', fieldSettings('Field', 'text', { invalidCharacters: '<>' }))).toMatchObject({
    code: 'character-not-allowed',
  });
});
