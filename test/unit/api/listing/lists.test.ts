import { LIST_SOURCES } from '#db/lists/index';
import { ENTITY_SCOPES } from '#db/scope/entity-scopes';
import { ALL_LISTS, DERIVED_LISTS } from '#api/contract/listing/all-lists';
import { checkFilter, checkSort } from '#api/contract/listing/check-filter';
import { MAX_DEPTH } from '#api/contract/listing/filter-bounds';
import {
  OPERATORS_OF_KIND,
  type FilterGroup,
  type FilterOperator,
  type FilterValue,
} from '#api/contract/listing/filter';
import { LISTS } from '#api/contract/listing/lists/index';
import { leads } from '#api/contract/listing/lists/leads';
import { RESOURCES } from '#api/contract/resources/index';

const SEES = { buyerIds: ['b'], sourceIds: ['s'], leadTypeIds: ['t'] };

describe('every list', () => {
  test.each(LISTS.map((list) => [list.name, list] as const))(
    '%s has SQL for exactly its columns, each name once',
    (name, list) => {
      const names = list.columns.map((column) => column.name);
      expect(new Set(names).size).toBe(names.length);
      expect(Object.keys(LIST_SOURCES[name]?.(SEES, () => '$1').columns ?? {})).toEqual(expect.arrayContaining(names));
      expect(list.columns.find((column) => column.name === list.defaultSort.column)?.sort).toBe(true);
      expect(names).toContain('id');
    },
  );

  test('has a path of its own; resources without one by hand get theirs', () => {
    expect(new Set(ALL_LISTS.map(({ name }) => name)).size).toBe(ALL_LISTS.length);
    expect(RESOURCES.filter(({ name }) => !ALL_LISTS.some((list) => list.name === name))).toEqual([]);
    expect(DERIVED_LISTS.every((list) => list.columns.length >= 5)).toBe(true);
  });

  test('names the resource behind every reference', () => {
    const known = [...RESOURCES.map(({ name }) => name)];
    expect(
      ALL_LISTS.flatMap((list) => list.columns).filter(({ refers }) => refers !== undefined && !known.includes(refers)),
    ).toEqual([]);
  });
});

test('every referable table says who sees its rows', () => {
  expect(Object.keys(ENTITY_SCOPES)).toEqual(
    expect.arrayContaining([
      'buyer',
      'source',
      'lead_type',
      'campaign',
      'delivery_method',
      'delivery_account',
      'app_user',
      'role',
      'api_credential',
    ]),
  );
});

describe('a filter is checked before it is compiled', () => {
  const problem = (column: string, is: FilterOperator, value?: FilterValue) =>
    checkFilter(leads, { join: 'and', items: [{ column, is, ...(value === undefined ? {} : { value }) }] }).map(
      ({ field, code }) => `${field} ${code}`,
    );
  test.each<[string, FilterOperator, FilterValue | undefined, string[]]>([
    ['grade', 'any-of', ['A', 'B'], []],
    ['receivedAt', 'in-last', { amount: 2, unit: 'hours' }, []],
    ['name', 'empty', undefined, []],
    ['shoeSize', 'is', 'x', ['items.0.column cannot-filter']],
    ['reason', 'contains', 'x', ['items.0.column cannot-filter']],
    ['grade', 'contains', 'A', ['items.0.is unknown-operator']],
    ['grade', 'is', 'Z', ['items.0.value invalid-value']],
    ['source', 'is', 'nonsense', ['items.0.value invalid-value']],
    ['receivedAt', 'after', '2026-05-01', ['items.0.value invalid-value']],
    ['receivedAt', 'between', ['2026-05-01T00:00:00Z'], ['items.0.value invalid-value']],
    ['revenueMinor', 'is', 1.5, ['items.0.value invalid-value']],
    ['name', 'is', ['x'], ['items.0.value invalid-value']],
    ['name', 'empty', 'x', ['items.0.value invalid-value']],
  ])('%s %s %j', (column, is, value, problems) => expect(problem(column, is, value)).toEqual(problems));

  test('in depth and number', () => {
    const deep = (levels: number): FilterGroup =>
      levels === 0 ? { join: 'and', items: [] } : { join: 'or', items: [deep(levels - 1)] };
    expect(checkFilter(leads, deep(MAX_DEPTH - 1))).toEqual([]);
    expect(checkFilter(leads, deep(MAX_DEPTH)).map(({ code }) => code)).toEqual(['too-deep']);
    const many: FilterGroup = {
      join: 'and',
      items: Array.from({ length: 3 }, () => ({
        join: 'or' as const,
        items: Array.from({ length: 40 }, () => ({ column: 'grade', is: 'is' as const, value: 'A' })),
      })),
    };
    expect(checkFilter(leads, many).map(({ code }) => code)).toEqual(['too-many-rules']);
  });

  test('and so is a sort', () => {
    expect(checkSort(leads, [{ column: 'receivedAt', descending: true }])).toEqual([]);
    expect(
      checkSort(leads, [
        { column: 'buyers', descending: true },
        { column: 'name', descending: true },
        { column: 'name', descending: false },
      ]).map(({ code }) => code),
    ).toEqual(['cannot-sort', 'repeated']);
  });

  test('every kind of column but documents knows some operators', () => {
    expect(
      Object.entries(OPERATORS_OF_KIND)
        .filter(([, operators]) => operators.length === 0)
        .map(([kind]) => kind),
    ).toEqual(['json']);
  });
});
