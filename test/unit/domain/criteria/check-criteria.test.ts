import { checkCriteria } from '#domain/criteria/check-criteria';
import { type CriteriaGroup, criteriaDocumentSchema } from '#domain/criteria/criteria.schema';
import { SAMPLE_DEFINITIONS, criteria, when } from '#test/kit/builders/routing';

type Item = CriteriaGroup['items'][number];

function codes(...items: Item[]): readonly string[] {
  return checkCriteria(criteria(...items), SAMPLE_DEFINITIONS).map((reason) => reason.code);
}

describe('checkCriteria', () => {
  test.each<readonly [name: string, item: Item, code: string]>([
    ['a field that does not exist', when('Colour', 'equals', 'red'), 'unknown-field'],
    ['a sub-field that does not exist', when('Drivers.Colour', 'equals', 'red'), 'unknown-field'],
    ['a path into a plain field', when('State.Name', 'known'), 'unknown-field'],
    ['contains on a number', when('Age', 'contains', '4'), 'operator-does-not-fit'],
    ['order on yes and no', when('Owner', 'greater-than', true), 'operator-does-not-fit'],
    ['equals on a group', when('Drivers', 'equals', 'x'), 'operator-does-not-fit'],
    ['a text where a number belongs', when('Age', 'equals', 'many'), 'operand-of-wrong-type'],
    ['a text where a date belongs', when('BornOn', 'less-than', 'tomorrow'), 'operand-of-wrong-type'],
    ['one wrong entry of a list', when('Age', 'in', [1, 'two']), 'operand-of-wrong-type'],
    ['an empty text', when('Vertical', 'contains', ''), 'operand-of-wrong-type'],
    ['no operand', when('Age', 'equals'), 'operand-missing'],
    ['an empty list', when('Age', 'in', []), 'operand-missing'],
    ['a list where one belongs', when('Age', 'equals', [1, 2]), 'operand-missing'],
    ['half a range', when('Age', 'between', [1]), 'operand-missing'],
    ['an operand for known', when('Age', 'known', 1), 'operand-missing'],
    ['a range that ends before it begins', when('Age', 'between', [9, 1]), 'range-reversed'],
    ['a pattern with look-ahead', { type: 'regex', field: 'Email', pattern: '(?=a)', negate: false }, 'bad-pattern'],
    ['a pattern on a missing field', { type: 'regex', field: 'Nope', pattern: 'a', negate: false }, 'unknown-field'],
    ['a pattern on a group', { type: 'regex', field: 'Drivers', pattern: 'a', negate: false }, 'operator-does-not-fit'],
    [
      'a broken expression',
      { type: 'expression', expression: 'Age +', operator: 'equals', value: 1 },
      'bad-expression',
    ],
    [
      'a function without its field',
      { type: 'function', function: 'age-from', operator: 'equals', value: 1 },
      'field-missing',
    ],
    [
      'a function on a field of another kind',
      { type: 'function', function: 'age-from', field: 'Email', operator: 'equals', value: 1 },
      'operator-does-not-fit',
    ],
    [
      'order on grades',
      { type: 'function', function: 'grade', operator: 'less-than', value: 'B' },
      'operator-does-not-fit',
    ],
    [
      'an hour that is no number',
      { type: 'function', function: 'hour-of-day', operator: 'equals', value: 'noon' },
      'operand-of-wrong-type',
    ],
  ])('%s is refused', (_name, item, code) => {
    expect(codes(item)).toEqual([code]);
  });

  test('good criteria have nothing wrong', () => {
    expect(
      codes(
        when('State', 'in', ['CA', 'NV']),
        when('Age', 'between', [18, '65']),
        when('Owner', 'equals', 'yes'),
        when('BornOn', 'less-than', '1990-01-01'),
        when('Drivers.Policies.Limit', 'greater-than', 100),
        when('Ratio', 'less-than', 0.9),
        when('Ratio', 'contains', 'x'),
        when('Drivers', 'known'),
        { type: 'expression', expression: 'Age', operator: 'known', value: true },
        { type: 'expression', expression: 'Age > 1', operator: 'equals', value: true },
        { type: 'function', function: 'days-since', field: 'MovedAt', operator: 'less-than', value: 30 },
      ),
    ).toEqual([]);
  });

  test('mistakes say where they are', () => {
    const reasons = checkCriteria(
      criteria(when('State', 'known'), { join: 'any', items: [when('Nope', 'known')] }),
      SAMPLE_DEFINITIONS,
    );
    expect(reasons).toEqual([
      {
        code: 'unknown-field',
        message: 'The lead type has no field Nope.',
        field: 'Nope',
        detail: { path: 'root.items[1].items[0]' },
      },
    ]);
  });

  test('groups nest ten deep at most', () => {
    const nest = (depth: number): CriteriaGroup => ({
      join: 'all',
      items: depth === 1 ? [when('State', 'known')] : [nest(depth - 1)],
    });
    expect(checkCriteria({ v: 1, root: nest(10) }, SAMPLE_DEFINITIONS)).toEqual([]);
    expect(checkCriteria({ v: 1, root: nest(11) }, SAMPLE_DEFINITIONS).map((reason) => reason.code)).toEqual([
      'nested-too-deeply',
    ]);
  });
});

test('the document schema reads nested groups and fills in what may be left out', () => {
  const parsed = criteriaDocumentSchema.parse({
    v: 1,
    root: {
      items: [
        { type: 'regex', field: 'Email', pattern: 'x' },
        { join: 'none', items: [] },
      ],
    },
  });
  expect(parsed.root).toEqual({
    join: 'all',
    items: [
      { type: 'regex', field: 'Email', pattern: 'x', negate: false },
      { join: 'none', items: [] },
    ],
  });
  expect(criteriaDocumentSchema.safeParse({ v: 1, root: { items: [{ type: 'magic' }] } }).success).toBe(false);
});
