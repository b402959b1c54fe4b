import fc from 'fast-check';
import { type CriteriaFacts, compileCriteria } from '#domain/criteria/compile-criteria';
import type { CriteriaGroup, Operand, Operator } from '#domain/criteria/criteria.schema';
import type { LeadFields } from '#domain/kernel/lead-fields';
import { computeHere } from '#test/kit/builders/compute-here';
import { SAMPLE_DEFINITIONS, SAMPLE_LEAD, criteria, when } from '#test/kit/builders/routing';

const AT = Date.parse('2026-03-18T16:00:00Z');

function facts(overrides: Partial<CriteriaFacts> = {}): CriteriaFacts {
  return {
    fields: SAMPLE_LEAD,
    now: Date.UTC(2026, 5, 10, 15),
    zone: 'America/New_York',
    computed: new Map(),
    ...overrides,
  };
}

function decide(
  items: CriteriaGroup['items'],
  overrides: Partial<CriteriaFacts> = {},
  join: CriteriaGroup['join'] = 'all',
): boolean {
  const compiled = compileCriteria({ v: 1, root: { join, items } }, SAMPLE_DEFINITIONS);
  const matches = compiled.matches(facts(overrides));
  expect(compiled.explain(facts(overrides)).length === 0).toBe(matches);
  return matches;
}

describe('field conditions', () => {
  test.each<readonly [field: string, operator: Operator, value: Operand | undefined, matches: boolean]>([
    ['State', 'equals', 'ca', true],
    ['State', 'equals', 'NV', false],
    ['State', 'not-equals', 'NV', true],
    ['State', 'in', ['nv', 'CA'], true],
    ['State', 'not-in', ['NV', 'CA'], false],
    ['Vertical', 'contains', 'OLA', true],
    ['Vertical', 'not-contains', 'wind', true],
    ['Vertical', 'contains', ['x', 'sol'], true],
    ['ZipCode', 'starts-with', ['100', '902'], true],
    ['Email', 'ends-with', '@EXAMPLE.org', true],
    ['ZipCode', 'between', ['90000', '90999'], true],
    ['ZipCode', 'less-than', '9021', false],
    ['Age', 'between', [42, 50], true],
    ['Age', 'between', [30, 42], true],
    ['Age', 'between', [43, 50], false],
    ['Age', 'greater-than', '41.5', true],
    ['Age', 'greater-or-equal', 42, true],
    ['Age', 'less-or-equal', 41, false],
    ['Age', 'less-than', 43, true],
    ['Income', 'equals', '$85,000.00', true],
    ['Account', 'greater-than', '9007199254740992', true],
    ['Account', 'equals', '9007199254740992', false],
    ['Owner', 'equals', true, true],
    ['Owner', 'equals', 'yes', true],
    ['Owner', 'not-equals', 'no', true],
    ['MovedAt', 'equals', '2026-03-01', true],
    ['MovedAt', 'greater-than', '2026-03-01T14:00:00Z', true],
    ['MovedAt', 'less-than', '2026-03-01', false],
    ['MovedAt', 'between', ['2026-02-01', '2026-03-01'], true],
    ['BornOn', 'less-than', '1990-01-01', true],
    ['Ratio', 'less-or-equal', 0.8, true],
    ['Ratio', 'greater-than', '0.79', true],
    ['Ratio', 'equals', 'high', false],
    ['Drivers.Age', 'less-than', 21, true],
    ['Drivers.Age', 'greater-than', 60, false],
    ['Drivers.Age', 'not-in', [30, 31], true],
    ['Drivers.Age', 'not-equals', 19, false],
    ['Drivers.Policies.Limit', 'greater-or-equal', 300, true],
    ['Drivers', 'known', undefined, true],
    ['Missing', 'known', undefined, false],
    ['Missing', 'unknown', undefined, true],
    ['Missing', 'equals', 'x', false],
    ['Missing', 'not-equals', 'x', true],
    ['Age', 'equals', 'many', false],
    ['Age', 'not-equals', 'many', false],
    ['constructor', 'known', undefined, false],
    ['__proto__', 'known', undefined, false],
  ])('%s %s %j is %s', (field, operator, value, matches) => {
    expect(decide([when(field, operator, value)])).toBe(matches);
  });

  test('a blank is unknown in every form', () => {
    for (const blank of [null, '', '  ', []])
      expect(decide([when('Vertical', 'unknown')], { fields: { Vertical: blank } })).toBe(true);
    expect(decide([when('Owner', 'known')], { fields: { Owner: false } })).toBe(true);
  });

  test('ten thousand postal codes are one look-up', () => {
    const codes = Array.from({ length: 10_000 }, (_, index) => String(80_000 + index * 2));
    expect(decide([when('ZipCode', 'in', codes)])).toBe(true);
    expect(decide([when('ZipCode', 'in', codes)], { fields: { ZipCode: '90211' } })).toBe(false);
  });
});

describe('other conditions', () => {
  test.each([
    ['Email', '@example\\.org$', false, true],
    ['Email', '^EXAMPLE', false, false],
    ['Email', '(?i)^ADA@', false, true],
    ['Email', 'spam', true, true],
    ['Drivers.Name', '^B', false, true],
    ['Missing', 'x', true, true],
    ['Email', '(?=x)', true, false],
  ])('pattern on %s: %s, negated %s, is %s', (field, pattern, negate, matches) => {
    expect(decide([{ type: 'regex', field, pattern, negate }])).toBe(matches);
  });

  test.each([
    ['hour-of-day', undefined, 'between', [9, 17], true],
    ['hour-of-day', undefined, 'equals', 11, true],
    ['day-of-week', undefined, 'equals', 3, true],
    ['day-of-week', undefined, 'in', [6, 7], false],
    ['age-from', 'BornOn', 'equals', 45, true],
    ['days-since', 'MovedAt', 'equals', 101, true],
    ['phone-area-code', 'Phone', 'in', ['212', '310'], true],
    ['email-domain', 'Email', 'equals', 'Example.ORG', true],
    ['grade', undefined, 'in', ['A', 'B'], true],
    ['grade', undefined, 'unknown', undefined, false],
    ['age-from', 'Email', 'known', undefined, false],
  ] as const)('%s of %s %s %j is %s', (name, field, operator, value, matches) => {
    const condition = {
      type: 'function' as const,
      function: name,
      operator,
      ...(field ? { field } : {}),
      ...(value === undefined ? {} : { value: value as Operand }),
    };
    expect(decide([condition], { grade: 'B' })).toBe(matches);
  });

  test('the hour of day is read in the zone it is asked for', () => {
    const condition = {
      type: 'function' as const,
      function: 'hour-of-day' as const,
      operator: 'equals' as const,
      value: 8,
    };
    expect(decide([condition], { zone: 'America/Los_Angeles' })).toBe(true);
  });

  test.each([
    ['2026-06-14T12:00:00Z', 45],
    ['2026-06-15T12:00:00Z', 46],
    ['2026-06-15T02:00:00Z', 45],
  ])('born 1980-06-15 is at %s %i years old in New York', (now, age) => {
    expect(
      decide([{ type: 'function', function: 'age-from', field: 'BornOn', operator: 'equals', value: age }], {
        now: Date.parse(now),
      }),
    ).toBe(true);
  });

  test.each([
    ['Age * 2', 'equals', 84, true],
    ['Age > 40', 'equals', true, true],
    ['$uppercase(Vertical)', 'equals', 'solar', true],
    ['Drivers.Age', 'less-than', 20, true],
    ['Missing / 2', 'known', true, false],
    ['$error("no")', 'unknown', true, true],
    ['Income / 1000', 'between', [80, 90], true],
  ] as const)('the expression %s %s %j is %s', async (expression, operator, value, matches) => {
    const { computed } = await computeHere([{ key: 'one', texts: [expression], patterns: [] }], SAMPLE_LEAD, AT);
    expect(decide([{ type: 'expression', expression, operator, value: value as Operand }], { computed })).toBe(matches);
  });

  test('expressions are listed once, in nested groups too', () => {
    const one = { type: 'expression' as const, expression: 'Age', operator: 'equals' as const, value: 1 };
    const document = criteria(one, { join: 'any', items: [one, { ...one, expression: 'Income' }] });
    expect(compileCriteria(document, SAMPLE_DEFINITIONS).expressions).toEqual({
      texts: ['Age', 'Income'],
      patterns: [],
    });
  });
});

describe('groups', () => {
  const yes = when('State', 'equals', 'CA');
  const no = when('State', 'equals', 'NV');
  test.each([
    ['all', [yes, yes], true],
    ['all', [yes, no], false],
    ['any', [no, yes], true],
    ['any', [no, no], false],
    ['not-all', [yes, no], true],
    ['not-all', [yes, yes], false],
    ['none', [no, no], true],
    ['none', [no, yes], false],
    ['all', [], true],
    ['any', [], true],
    ['not-all', [], true],
    ['none', [], true],
  ] as const)('%s of %j is %s', (join, items, matches) => {
    expect(decide([...items], {}, join)).toBe(matches);
    expect(decide([{ join, items: [...items] }])).toBe(matches);
  });
});

describe('explain', () => {
  const explain = (...items: CriteriaGroup['items']) =>
    compileCriteria(criteria(...items), SAMPLE_DEFINITIONS).explain(facts());

  test('names every failed rule with the values compared', () => {
    expect(
      explain(when('State', 'in', ['NV', 'AZ']), when('Age', 'greater-than', 18), when('Owner', 'equals', false)),
    ).toEqual([
      {
        code: 'criteria-not-met',
        field: 'State',
        message: 'Wanted: State is one of NV, AZ; the lead has CA.',
        detail: { rule: 'State is one of NV, AZ', expected: ['NV', 'AZ'], actual: 'CA' },
      },
      {
        code: 'criteria-not-met',
        field: 'Owner',
        message: 'Wanted: Home owner is false; the lead has true.',
        detail: { rule: 'Home owner is false', expected: false, actual: true },
      },
    ]);
  });

  test('says what must not be', () => {
    const [reason] = explain({ join: 'none', items: [when('State', 'equals', 'CA')] });
    expect(reason?.message).toBe('Wanted: not (State is CA); the lead has CA.');
    const [second] = explain({ join: 'not-all', items: [when('Age', 'known'), when('Drivers.Age', 'less-than', 20)] });
    expect(second?.detail).toEqual({
      rule: 'not all of (Age is known; Drivers.Age is less than 20)',
      expected: 'not all of',
      actual: 'met: Age is known; Drivers.Age is less than 20',
    });
  });

  test('shortens long lists and shows all entries of a group', () => {
    const [reason] = explain(
      when(
        'ZipCode',
        'in',
        Array.from({ length: 10_000 }, (_, index) => String(index)),
      ),
      when('Drivers.Age', 'equals', 3),
    );
    expect(JSON.stringify(reason).length).toBeLessThan(1500);
    expect(explain(when('Drivers.Age', 'equals', 3))[0]?.detail?.['actual']).toEqual([44, 19]);
  });
});

/** What criteria mean, written as plainly as possible: the compiled form must agree with it. */
function interpret(group: CriteriaGroup, fields: LeadFields): boolean {
  if (group.items.length === 0) return true;
  const results = group.items.map((item) =>
    'join' in item
      ? interpret(item, fields)
      : item.type === 'field' && interpretField(item.field, item.operator, item.value, fields),
  );
  if (group.join === 'all') return results.every(Boolean);
  if (group.join === 'any') return results.some(Boolean);
  return group.join === 'none' ? !results.some(Boolean) : !results.every(Boolean);
}

type Plain = string | number | boolean | null | undefined;
const MEANINGS: Partial<Record<Operator, (value: Plain, wanted: readonly Plain[], isKnown: boolean) => boolean>> = {
  equals: (value, wanted, isKnown) => isKnown && wanted.includes(value),
  in: (value, wanted, isKnown) => isKnown && wanted.includes(value),
  'not-equals': (value, wanted, isKnown) => !(isKnown && wanted.includes(value)),
  'not-in': (value, wanted, isKnown) => !(isKnown && wanted.includes(value)),
  'greater-than': (value, [bound], isKnown) => isKnown && Number(value) > Number(bound),
  'less-or-equal': (value, [bound], isKnown) => isKnown && Number(value) <= Number(bound),
  between: (value, [low, high], isKnown) => isKnown && Number(value) >= Number(low) && Number(value) <= Number(high),
  contains: (value, [part], isKnown) => isKnown && String(value).includes(String(part)),
  'not-contains': (value, [part], isKnown) => !(isKnown && String(value).includes(String(part))),
  known: (_value, _wanted, isKnown) => isKnown,
  unknown: (_value, _wanted, isKnown) => !isKnown,
};

function interpretField(field: string, operator: Operator, operand: Operand | undefined, fields: LeadFields): boolean {
  const plain = (value: unknown): Plain => (typeof value === 'string' ? value.toLowerCase() : (value as Plain));
  const value = plain(fields[field]);
  const wanted = (Array.isArray(operand) ? operand : [operand]).map(plain);
  return MEANINGS[operator]?.(value, wanted, value !== null && value !== undefined && value !== '') ?? false;
}

test('compiled criteria decide like a plain interpreter, and explain exactly what does not match', () => {
  const state = fc.constantFrom('CA', 'ca', 'NV', 'TX');
  const number = fc.integer({ min: 0, max: 5 });
  const condition = fc.oneof(
    fc
      .tuple(fc.constantFrom<Operator>('equals', 'not-equals', 'contains', 'not-contains'), state)
      .map(([operator, value]) => when('State', operator, value)),
    fc
      .tuple(fc.constantFrom<Operator>('in', 'not-in'), fc.array(state, { minLength: 1 }))
      .map(([operator, value]) => when('State', operator, value)),
    fc
      .tuple(fc.constantFrom<Operator>('equals', 'not-equals', 'greater-than', 'less-or-equal'), number)
      .map(([operator, value]) => when('Age', operator, value)),
    fc.tuple(number, number).map(([low, high]) => when('Age', 'between', [low, high])),
    fc.constantFrom<Operator>('known', 'unknown').map((operator) => when('Age', operator)),
  );
  const { group } = fc.letrec<{ group: CriteriaGroup }>((tie) => ({
    group: fc.record({
      join: fc.constantFrom<CriteriaGroup['join']>('all', 'any', 'not-all', 'none'),
      items: fc.array(fc.oneof({ depthSize: 'small', maxDepth: 3 }, condition, tie('group')), { maxLength: 4 }),
    }),
  }));
  const lead = fc.record({ State: fc.option(state), Age: fc.option(number) });
  fc.assert(
    fc.property(group, lead, (root, fields) => {
      const compiled = compileCriteria({ v: 1, root }, SAMPLE_DEFINITIONS);
      expect(compiled.matches(facts({ fields }))).toBe(interpret(root, fields));
      expect(compiled.explain(facts({ fields })).length === 0).toBe(compiled.matches(facts({ fields })));
    }),
    { numRuns: 500 },
  );
});
