import { fieldFinder, readFields } from '#domain/fields/read-fields';
import { fieldTypeOf } from '#domain/fields/registry';
import type { RawFields } from '#domain/kernel/lead-fields';
import { fieldSettings } from '#test/kit/field-settings';

const definitions = [fieldSettings('Age', 'integer'), fieldSettings('State', 'us-state', { required: true })];
const read = (raw: RawFields) => readFields(definitions, raw, { delimiter: ',' }, fieldTypeOf);

test('every defined field is present and unknown ones are ignored', () => {
  expect(read({ state: 'az', Color: 'red' })).toEqual({ fields: { Age: null, State: 'AZ' }, reasons: [] });
});

test('names match exactly first, then whatever their case', () => {
  const find = fieldFinder({ AGE: 1, age: 2, Age: 3 });
  expect([find('Age'), find('age'), find('aGe'), find('Other')]).toEqual([3, 2, 1, undefined]);
});

test('names of the object prototype find nothing', () => {
  const find = fieldFinder({});
  expect([find('constructor'), find('toString'), find('__proto__')]).toEqual([undefined, undefined, undefined]);
});

test('a field named after a prototype member is only a field', () => {
  const { fields } = readFields(
    [fieldSettings('toString', 'text')],
    { toString: 'x' } as unknown as RawFields,
    { delimiter: ',' },
    fieldTypeOf,
  );
  expect(Object.entries(fields)).toEqual([['toString', 'x']]);
  expect(({} as object).toString()).toBe('[object Object]');
});

test('every field has its own reasons', () => {
  expect(read({ Age: 'old' }).reasons.map(({ code, field }) => [code, field])).toEqual([
    ['not-an-integer', 'Age'],
    ['required', 'State'],
  ]);
});
