import { OPERATORS } from '#domain/criteria/criteria.schema';
import type { Comparison } from '#domain/criteria/operators/operator';
import { OPERATOR_OBJECTS } from '#domain/criteria/operators/registry';
import { compileCriteria } from '#domain/criteria/compile-criteria';
import { checkCriteria } from '#domain/criteria/check-criteria';
import { SAMPLE_DEFINITIONS, criteria, when } from '#test/kit/builders/routing';

const FIELD: Readonly<Record<Comparison, string>> = {
  presence: 'State',
  equality: 'State',
  order: 'Age',
  substring: 'Vertical',
};
const VALUES = { State: 'CA', Age: 42, Vertical: 'Solar' } as const;

describe.each(OPERATORS)('operator %s', (id) => {
  const operator = OPERATOR_OBJECTS[id];
  const field = FIELD[operator.comparison] as keyof typeof VALUES;
  const own = VALUES[field];
  const value = { none: undefined, one: own, list: [own], 'one-or-list': own, range: [own, own] }[operator.takes];
  const compiled = compileCriteria(criteria(when(field, id, value)), SAMPLE_DEFINITIONS);
  const facts = (fields: Record<string, string | number>) => ({ fields, now: 0, zone: 'UTC', computed: new Map() });

  test('is filed under its own name with a label', () => {
    expect(operator.id).toBe(id);
    expect(operator.label).toMatch(/^[a-z ]+$/);
  });

  test('can be saved with operands of its shape', () => {
    expect(checkCriteria(criteria(when(field, id, value)), SAMPLE_DEFINITIONS)).toEqual([]);
  });

  test('matches or explains, with a blank and with a value', () => {
    for (const lead of [facts({}), facts(VALUES), facts({ State: 'NV', Age: 7, Vertical: 'Wind' })]) {
      expect(compiled.explain(lead).length === 0).toBe(compiled.matches(lead));
    }
  });

  test('a blank matches exactly the negated operators', () => {
    expect(compiled.matches(facts({}))).toBe(operator.negated);
  });

  test('without operands it needs none or cannot be saved', () => {
    expect(checkCriteria(criteria(when(field, id)), SAMPLE_DEFINITIONS).length === 0).toBe(operator.takes === 'none');
  });
});
