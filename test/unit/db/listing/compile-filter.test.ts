import fc from 'fast-check';
import { compileFilter } from '#db/listing/compile-filter';
import type { Group, Rule, RuleOperator, RuleValue } from '#db/listing/filter-tree';
import type { ColumnFacts, ListSource } from '#db/listing/list-source';
import { bindInto } from '#db/scope/data-scope';

const facts: ColumnFacts[] = [
  { name: 'name', kind: 'text' },
  { name: 'phone', kind: 'text' },
  { name: 'price', kind: 'money', always: true },
  { name: 'at', kind: 'moment' },
  { name: 'state', kind: 'choice' },
  { name: 'source', kind: 'id' },
  { name: 'test', kind: 'boolean' },
  { name: 'buyers', kind: 'id', many: true },
];
const columns = new Map(facts.map((fact) => [fact.name, fact]));
const source: ListSource = {
  from: 'lead',
  name: 'lead',
  where: [],
  columns: {
    name: { show: 'lead.name' },
    phone: { show: 'lead.phone', exact: true },
    price: { show: 'lead.price' },
    at: { show: 'lead.at' },
    state: { show: 'lead.state' },
    source: { show: 'source.name', by: 'lead.source_id' },
    test: { show: 'lead.test' },
    buyers: { show: 'x.buyers', by: 'held.buyer_id', within: 'delivery held where held.lead_id = lead.id' },
  },
};
function compiled(filter: Group): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  return { text: compileFilter(filter, columns, source, bindInto(values)), values };
}
const only = (column: string, is: RuleOperator, value?: RuleValue): Group => ({
  join: 'and',
  items: [{ column, is, value }],
});
const ID = '0190a0a0-0000-7000-8000-000000000000';

describe('a rule becomes a condition', () => {
  test.each<[string, RuleOperator, RuleValue | undefined, string, unknown[]]>([
    ['name', 'is', 'Ann', '(lower(lead.name) = lower($1::text))', ['Ann']],
    ['name', 'contains', '50%_a\\', '(lower(lead.name) like lower($1::text))', ['%50\\%\\_a\\\\%']],
    ['phone', 'starts-with', '512', '(lead.phone like $1::text)', ['512%']],
    ['name', 'empty', undefined, `((lower(lead.name) is null or lower(lead.name) = ''))`, []],
    ['price', 'at-least', 100, '(lead.price >= $1::bigint)', [100]],
    ['price', 'between', [1.5, 3], '((lead.price >= $1::numeric and lead.price <= $2::bigint))', [1.5, 3]],
    [
      'at',
      'between',
      ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'],
      '((lead.at >= $1::timestamptz and lead.at < $2::timestamptz))',
      ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'],
    ],
    ['at', 'in-last', { amount: 3, unit: 'days' }, '(lead.at >= now() - make_interval(days => $1::integer))', [3]],
    ['state', 'none-of', ['a', 'b'], '((lead.state is null or lead.state <> all($1::text[])))', [['a', 'b']]],
    ['source', 'is-not', ID, '(lead.source_id is distinct from $1::uuid)', [ID]],
    ['test', 'is', true, '(lead.test = $1::boolean)', [true]],
    [
      'buyers',
      'any-of',
      [ID],
      '(exists (select 1 from delivery held where held.lead_id = lead.id and held.buyer_id = any($1::uuid[])))',
      [[ID]],
    ],
    [
      'buyers',
      'is-not',
      ID,
      '(not exists (select 1 from delivery held where held.lead_id = lead.id and held.buyer_id = $1::uuid))',
      [ID],
    ],
    ['buyers', 'empty', undefined, '(not exists (select 1 from delivery held where held.lead_id = lead.id))', []],
  ])('%s %s', (column, is, value, text, values) => expect(compiled(only(column, is, value))).toEqual({ text, values }));

  test('groups join, and the negated ones are the exact opposite even of missing values', () => {
    const rules: Rule[] = [
      { column: 'test', is: 'is', value: true },
      { column: 'state', is: 'is', value: 'x' },
    ];
    expect(compiled({ join: 'or', items: rules }).text).toBe('(lead.test = $1::boolean or lead.state = $2::text)');
    expect(compiled({ join: 'not-and', items: [{ join: 'not-or', items: rules }] }).text).toBe(
      '((((lead.test = $1::boolean or lead.state = $2::text) is not true)) is not true)',
    );
    expect(compiled({ join: 'not-or', items: [] }).text).toBe('true');
  });

  test('an unknown column or an unchecked value is our mistake, not SQL', () => {
    expect(() => compiled(only('drop table', 'is', 'x'))).toThrow('does not have');
    expect(() => compiled(only('constructor', 'is', 'x'))).toThrow('does not have');
    expect(() => compiled(only('name', 'between', 'x'))).toThrow('unchecked');
    expect(() => compiled(only('name', 'is', ['x']))).toThrow('unchecked');
  });
});

/** Marks no compiler would write by itself, with everything that could end a literal around them. */
const hostile = fc.string({ maxLength: 12 }).map((text) => `zq${text.replace(/[a-z]/gi, '')}'";--\\$1::zq`);
const value = fc.oneof(hostile, fc.integer(), fc.boolean());
const rule: fc.Arbitrary<Rule> = fc
  .record({
    column: fc.constantFrom(...columns.keys()),
    is: fc.constantFrom<RuleOperator>(
      'is',
      'is-not',
      'any-of',
      'none-of',
      'contains',
      'starts-with',
      'at-least',
      'at-most',
      'between',
      'before',
      'after',
      'empty',
      'not-empty',
    ),
    one: value,
    many: fc.array(value, { minLength: 2, maxLength: 2 }),
  })
  .map(({ column, is, one, many }) => ({
    column,
    is,
    value: ['any-of', 'none-of', 'between'].includes(is) ? many : one,
  }));
const { group } = fc.letrec<{ group: Group; item: Rule | Group }>((tie) => ({
  item: fc.oneof({ depthSize: 'small' }, rule, tie('group')),
  group: fc.record({
    join: fc.constantFrom('and', 'or', 'not-and', 'not-or'),
    items: fc.array(tie('item'), { maxLength: 4 }),
  }),
}));

test('no value ever lands in the text, whatever the filter', () => {
  fc.assert(
    fc.property(group, (filter) => {
      const { text, values } = compiled(filter);
      expect(text).not.toMatch(/zq|;|--|\\/);
      expect([...text.matchAll(/\$(\d+)/g)].map((match) => Number(match[1]))).toEqual(
        values.map((_, index) => index + 1),
      );
      const depths = [...text].reduce<number[]>(
        (depth, letter) => [...depth, (depth.at(-1) ?? 0) + (letter === '(' ? 1 : letter === ')' ? -1 : 0)],
        [],
      );
      expect(Math.min(0, ...depths)).toBe(0);
      expect(depths.at(-1) ?? 0).toBe(0);
    }),
    { seed: 20261123, numRuns: 500 },
  );
});
