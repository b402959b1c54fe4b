import { evaluateExpression } from '#domain/expressions/evaluate-expression';
import { computeFields } from '#domain/fields/compute-fields';
import type { FieldSettings, FieldSettingsInput } from '#domain/fields/lead-type.schema';
import { fieldTypeOf } from '#domain/fields/registry';
import type { LeadFields } from '#domain/kernel/lead-fields';
import { fieldSettings } from '#test/kit/field-settings';

const AT = Date.parse('2026-03-18T16:00:00Z');
const calculated = (name: string, expression: string, more: Partial<FieldSettingsInput> = {}) =>
  fieldSettings(name, 'calculated', { expression, ...more });
const compute = (definitions: FieldSettings[], fields: LeadFields, now = AT) =>
  computeFields(definitions, fields, fieldTypeOf, { now, evaluate: evaluateExpression });
const money = [fieldSettings('Balance', 'money'), fieldSettings('Value', 'money')];

test('a field is worked out from the others, also from those calculated before it', async () => {
  const definitions = [
    ...money,
    calculated('LTV', 'Balance / Value * 100'),
    calculated('Band', 'LTV > 80 ? "high" : "low"'),
  ];
  const result = await compute(definitions, { Balance: 150, Value: 200, LTV: null, Band: null });
  expect(result).toEqual({ fields: { Balance: 150, Value: 200, LTV: 75, Band: 'low' }, reasons: [] });
});

test.each([
  ['a value is missing', 'Balance / Value'],
  ['it divides by zero', 'Balance / 0'],
  ['it gives a list', '[1, 2]'],
  ['it gives an object', '{"a": 1}'],
  ['it does not compile', '(('],
  ['it fails', '$number("x")'],
])('blank when %s, and a reason only where required', async (_why, expression) => {
  const fields = { Balance: 150, Value: null, LTV: null };
  expect(await compute([...money, calculated('LTV', expression)], fields)).toEqual({ fields, reasons: [] });
  const required = await compute([...money, calculated('LTV', expression, { required: true })], fields);
  expect(required.reasons).toMatchObject([{ code: 'required', field: 'LTV' }]);
});

test('a calculated value keeps the rule of its field', async () => {
  const result = await compute([...money, calculated('LTV', 'Balance / Value * 100', { rule: { maximum: 100 } })], {
    Balance: 300,
    Value: 200,
    LTV: null,
  });
  expect(result).toMatchObject({ fields: { LTV: 150 }, reasons: [{ code: 'above-maximum', field: 'LTV' }] });
});

test('entries of a group come first and see their own entry', async () => {
  const drivers = fieldSettings('Drivers', 'sub-fields', {
    fields: [fieldSettings('Age', 'integer'), calculated('Young', 'Age < 25', { required: true })],
  });
  const fields = {
    Drivers: [
      { Age: 19, Young: null },
      { Age: 40, Young: null },
      { Age: null, Young: null },
    ],
    YoungCount: null,
  };
  const result = await compute([calculated('YoungCount', '$count(Drivers[Young])'), drivers], fields);
  expect(result.fields).toEqual({
    Drivers: [
      { Age: 19, Young: true },
      { Age: 40, Young: false },
      { Age: null, Young: null },
    ],
    YoungCount: 1,
  });
  expect(result.reasons).toMatchObject([{ code: 'required', field: 'Drivers[2].Young' }]);
});

test('the time is the one that is given', async () => {
  const result = await compute([calculated('At', '$now()')], { At: null }, Date.UTC(2026, 0, 2));
  expect(result.fields).toEqual({ At: '2026-01-02T00:00:00.000Z' });
});
