import { checkFilter } from '#api/contract/listing/check-filter';
import { OPERATORS_OF_KIND, type FilterGroup } from '#api/contract/listing/filter';
import {
  addAt,
  effectiveFilter,
  filterable,
  isComplete,
  knownFilter,
  narrow,
  newRule,
  replaceItem,
  ruleOf,
  setRuleOf,
  withRuleOperator,
} from '../../../ui/src/lists/filter-model';
import { list } from './list-for-tests';

const named = (value: string) => ({ column: 'name', is: 'contains', value }) as const;
const nested: FilterGroup = {
  join: 'and',
  items: [named('a'), { join: 'not-or', items: [named('b'), { join: 'or', items: [named('c')] }] }],
};

describe('a filter being built', () => {
  it('starts every column with an operator it knows', () => {
    for (const column of filterable(list)) expect(OPERATORS_OF_KIND[column.kind]).toContain(newRule(column).is);
    expect(filterable(list).map(({ name }) => name)).not.toContain('raw');
  });

  it('changes, adds and removes at any depth', () => {
    expect(replaceItem(nested, [1, 1, 0], named('d'))).toEqual({
      join: 'and',
      items: [named('a'), { join: 'not-or', items: [named('b'), { join: 'or', items: [named('d')] }] }],
    });
    expect(replaceItem(nested, [1, 0], null)).toEqual({
      join: 'and',
      items: [named('a'), { join: 'not-or', items: [{ join: 'or', items: [named('c')] }] }],
    });
    expect(addAt(nested, [1, 1], named('e'))).toEqual({
      join: 'and',
      items: [named('a'), { join: 'not-or', items: [named('b'), { join: 'or', items: [named('c'), named('e')] }] }],
    });
  });

  it('is sent without what says nothing yet', () => {
    const filter: FilterGroup = {
      join: 'and',
      items: [
        { column: 'name', is: 'contains' },
        { join: 'or', items: [{ column: 'price', is: 'at-least' }] },
        named('a'),
        { column: 'name', is: 'empty' },
      ],
    };
    expect(effectiveFilter(filter)).toEqual({ join: 'and', items: [named('a'), { column: 'name', is: 'empty' }] });
  });

  it('forgets columns and operators the list does not know, as a view saved long ago may hold', () => {
    expect(
      knownFilter(list, {
        join: 'or',
        items: [{ column: 'gone', is: 'is', value: 'x' }, { column: 'test', is: 'contains', value: 'x' }, named('a')],
      }),
    ).toEqual({ join: 'or', items: [named('a')] });
  });

  it('keeps a value through a change of operator as far as it fits', () => {
    expect(withRuleOperator({ column: 'state', is: 'is', value: 'new' }, 'any-of')).toEqual({
      column: 'state',
      is: 'any-of',
      value: ['new'],
    });
    expect(withRuleOperator({ column: 'state', is: 'any-of', value: ['new', 'old'] }, 'is')).toEqual({
      column: 'state',
      is: 'is',
      value: 'new',
    });
    expect(withRuleOperator({ column: 'price', is: 'at-least', value: 5 }, 'between')).toEqual({
      column: 'price',
      is: 'between',
    });
    expect(withRuleOperator({ column: 'at', is: 'in-last', value: { amount: 2, unit: 'days' } }, 'after')).toEqual({
      column: 'at',
      is: 'after',
    });
    expect(withRuleOperator(named('a'), 'empty')).toEqual({ column: 'name', is: 'empty' });
  });

  it('is complete only with every value it needs', () => {
    expect(isComplete({ column: 'price', is: 'between', value: [1, ''] })).toBe(false);
    expect(isComplete({ column: 'price', is: 'between', value: [1, 2] })).toBe(true);
    expect(isComplete({ column: 'state', is: 'any-of', value: [] })).toBe(false);
    expect(isComplete({ column: 'test', is: 'is', value: false })).toBe(true);
    expect(isComplete({ column: 'price', is: 'at-least', value: 0 })).toBe(true);
  });
});

describe('the condition of one column', () => {
  it('narrows whatever is there already', () => {
    const either: FilterGroup = { join: 'or', items: [named('a'), named('b')] };
    expect(narrow(either, named('c'))).toEqual({ join: 'and', items: [either, named('c')] });
    expect(narrow({ join: 'not-or', items: [] }, named('c'))).toEqual({ join: 'and', items: [named('c')] });
  });

  it('is found, replaced and taken away in an all-of filter only', () => {
    const filter: FilterGroup = { join: 'and', items: [named('a'), { column: 'state', is: 'is', value: 'new' }] };
    expect(ruleOf(filter, 'state')?.path).toEqual([1]);
    expect(setRuleOf(filter, 'name', named('z'))).toEqual({
      join: 'and',
      items: [named('z'), { column: 'state', is: 'is', value: 'new' }],
    });
    expect(setRuleOf(filter, 'name', null)).toEqual({
      join: 'and',
      items: [{ column: 'state', is: 'is', value: 'new' }],
    });
    expect(ruleOf({ join: 'or', items: [named('a')] }, 'name')).toBeNull();
    expect(setRuleOf(filter, 'price', null)).toBe(filter);
  });

  it('is one the server accepts', () => {
    const filter = setRuleOf(setRuleOf({ join: 'and', items: [] }, 'name', named('a')), 'price', {
      column: 'price',
      is: 'between',
      value: [100, 200],
    });
    expect(checkFilter(list, effectiveFilter(filter))).toEqual([]);
  });
});
