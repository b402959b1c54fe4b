import fc from 'fast-check';
import { orderAfterAuction } from '#domain/distribution/after-auction';
import { compileRouting } from '#domain/distribution/compile-routing';
import { explainAccount } from '#domain/distribution/explain-account';
import { type PlanFacts, plan } from '#domain/distribution/plan';
import type { AccountRecord } from '#domain/distribution/snapshot';
import { SAMPLE_DEFINITIONS, account, criteria, planFacts, snapshot, standing, when } from '#test/kit/builders/routing';

function planFor(accounts: readonly AccountRecord[], overrides: Partial<PlanFacts> = {}) {
  return plan(compileRouting(snapshot(...accounts), SAMPLE_DEFINITIONS), planFacts(overrides));
}
const ids = (accounts: readonly AccountRecord[], overrides: Partial<PlanFacts> = {}) =>
  planFor(accounts, overrides).candidates.map((candidate) => candidate.accountId);
const used = (day: number) => standing({ used: { hour: 0, day, week: day, month: day } });
const office = { spans: [{ weekday: 3, from: 540, to: 1020 }] };

describe('a test lead', () => {
  const sandbox = account('sandbox', { hasTestingAddress: true, methodInTesting: true });
  test.each([[false], [true]])('goes to testing addresses only, past the rules or not (%s)', (bypassRules) => {
    const result = planFor([account('one'), sandbox], { test: true, bypassRules });
    expect(result.candidates.map((candidate) => candidate.accountId)).toEqual(['sandbox']);
    expect(result.refusals.map(({ reasons }) => reasons[0]?.code)).toEqual(['no-testing-address']);
  });

  test.each([[false], [true]])(
    'is what a method in testing takes, and nothing else, past the rules or not (%s)',
    (bypassRules) => {
      expect(ids([sandbox], { bypassRules })).toEqual([]);
      expect(ids([sandbox], { test: true, bypassRules })).toEqual(['sandbox']);
    },
  );
});

describe('a plan refuses with a reason', () => {
  test.each<readonly [code: string, account: Partial<AccountRecord>, facts: Partial<PlanFacts>]>([
    ['buyer-not-active', { buyerStatus: 'late' }, {}],
    ['account-not-active', { accountStatus: 'inactive' }, {}],
    ['method-not-active', { methodActive: false }, {}],
    ['method-in-testing', { methodInTesting: true }, {}],
    ['not-automated', { automated: false }, {}],
    ['already-had-lead', {}, { excludeAccounts: new Set(['one']) }],
    ['buyer-had-duplicate', {}, { excludeBuyers: new Set(['buyer-of-one']) }],
    ['already-sold', { exclusive: true }, { alreadySold: true }],
    ['order-required', { requiresOrder: true }, {}],
    ['outside-schedule', { schedule: office, zone: 'Asia/Tokyo' }, {}],
    ['criteria-not-met', { criteria: criteria(when('State', 'equals', 'NV')) }, {}],
    [
      'returns-over-threshold',
      { maxReturnPercent: 10 },
      { standings: new Map([['one', standing({ delivered: 10, returned: 2 })]]) },
    ],
    [
      'share-reached',
      { maxQualifiedPercent: 50 },
      { standings: new Map([['one', standing({ delivered: 5, qualified: 9 })]]) },
    ],
    ['limit-reached', { limits: { day: 3 } }, { standings: new Map([['one', used(3)]]) }],
    ['limit-reached', { limits: { month: 0 } }, {}],
  ])('%s', (code, overrides, facts) => {
    const result = planFor([account('one', overrides), account('two')], facts);
    expect(result.candidates.map((candidate) => candidate.accountId)).toEqual(['two']);
    expect(JSON.parse(JSON.stringify(result.refusals))).toEqual([
      { accountId: 'one', reasons: [expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })] },
    ]);
    const explained = explainAccount(
      compileRouting(snapshot(account('one', overrides)), SAMPLE_DEFINITIONS),
      planFacts(facts),
      'one',
    );
    expect(explained.eligible).toBe(false);
    expect(explained.rules.filter((rule) => !rule.passed).map((rule) => rule.reason?.code)).toEqual([code]);
  });

  test('the first rule in order gives the reason, criteria with one for each failed rule', () => {
    const picky = {
      criteria: criteria(when('State', 'equals', 'NV'), when('Age', 'equals', 42), when('Vertical', 'in', ['wind'])),
      limits: { day: 0 },
    };
    expect(planFor([account('one', picky)]).refusals[0]?.reasons.map((reason) => reason.field)).toEqual([
      'State',
      'Vertical',
    ]);
    expect(
      planFor([account('one', { ...picky, buyerStatus: 'dead', schedule: { spans: [] } })]).refusals[0]?.reasons[0]
        ?.code,
    ).toBe('buyer-not-active');
    expect(planFor([account('one', { ...picky, schedule: { spans: [] } })]).refusals[0]?.reasons[0]?.code).toBe(
      'outside-schedule',
    );
  });

  test('a limit names its window, the limit and what was used', () => {
    const [refusal] = planFor([account('one', { limits: { hour: 9, day: 3 } })], {
      standings: new Map([['one', used(4)]]),
    }).refusals;
    expect(refusal?.reasons[0]).toMatchObject({
      detail: { window: 'day', limit: 3, used: 4 },
      message: 'The account took 4 leads this day; its limit is 3.',
    });
  });

  test('a closed buyer says when it opens', () => {
    const [refusal] = planFor([account('one', { schedule: office, zone: 'America/Los_Angeles' })]).refusals;
    expect(refusal?.reasons[0]?.detail).toMatchObject({
      zone: 'America/Los_Angeles',
      weekday: 3,
      minute: 480,
      opensAt: '2026-06-10T16:00:00.000Z',
    });
  });
});

describe('a plan takes', () => {
  test('accounts without live numbers, whatever their share', () => {
    expect(ids([account('one', { maxQualifiedPercent: 10, maxReturnPercent: 0, limits: { day: 1 } })])).toEqual([
      'one',
    ]);
  });

  test('hours and weekdays in each buyer’s own zone', () => {
    const morning = criteria({ type: 'function', function: 'hour-of-day', operator: 'less-than', value: 9 });
    const zones = ['America/New_York', 'America/Los_Angeles', 'Asia/Tokyo'];
    expect(ids(zones.map((zone) => account(zone, { zone, criteria: morning }))).sort()).toEqual([
      'America/Los_Angeles',
      'Asia/Tokyo',
    ]);
  });

  test('everything a delivery needs to know, and nothing of the lead', () => {
    const [candidate] = planFor([
      account('one', { pingMethodId: 'ping-1', exclusive: true, delaySeconds: 5 }),
    ]).candidates;
    expect(candidate).toEqual({
      accountId: 'one',
      buyerId: 'buyer-of-one',
      methodId: 'method-of-one',
      exclusive: true,
      price: 1000,
      ping: true,
      pingTimeoutMs: 2000,
      delaySeconds: 5,
      timeoutMs: 30000,
      retry: { attempts: 3, waitSeconds: 30 },
      ignoreLimits: false,
    });
  });

  test('the dearest first, or the most important first', () => {
    const accounts = [
      account('cheap', { price: 100, priority: 0 }),
      account('dear', { price: 900, priority: 2 }),
      account('middle', { price: 500, priority: 1 }),
    ];
    expect(ids(accounts)).toEqual(['dear', 'middle', 'cheap']);
    expect(ids(accounts, { strategy: 'priority' })).toEqual(['cheap', 'middle', 'dear']);
  });

  test('only the buyers it is addressed to', () => {
    const accounts = ['a', 'b', 'c'].map((id) =>
      account(id, { buyerId: id === 'c' ? 'other' : 'mine', price: id === 'a' ? 2 : 1 }),
    );
    const result = planFor(accounts, { onlyBuyers: new Set(['mine', 'nobody']) });
    expect(result.candidates.map((candidate) => candidate.accountId)).toEqual(['a', 'b']);
    expect(result.refusals).toEqual([]);
  });

  test('whoever an operator chose, past every rule but a delivery method', () => {
    const accounts = [
      account('one', { buyerStatus: 'closed', criteria: criteria(when('State', 'equals', 'NV')), limits: { day: 0 } }),
      account('two', { methodActive: false }),
    ];
    const result = planFor(accounts, { bypassRules: true, onlyBuyers: new Set(['buyer-of-one', 'buyer-of-two']) });
    expect(result.candidates).toMatchObject([{ accountId: 'one', ignoreLimits: true }]);
    expect(result.refusals.map((refusal) => [refusal.accountId, refusal.reasons[0]?.code])).toEqual([
      ['two', 'method-not-active'],
    ]);
  });
});

describe('the rescan', () => {
  const full = { limits: { day: 1 } };
  const standings = new Map([
    ['yes', used(1)],
    ['no', used(1)],
  ]);
  const accounts = [
    account('yes', { ...full, ignoreLimitsOnRescan: true }),
    account('no', full),
    account('other', { criteria: criteria(when('State', 'equals', 'NV')), ignoreLimitsOnRescan: true }),
  ];

  test('takes accounts that failed on nothing but their limits and ask for it', () => {
    const result = planFor(accounts, { standings });
    expect(result.rescanned).toBe(true);
    expect(result.candidates).toMatchObject([{ accountId: 'yes', ignoreLimits: true }]);
    expect(result.refusals.map((refusal) => refusal.accountId)).toEqual(['no', 'other']);
  });

  test('does not happen when anybody passes, or nobody asks for it', () => {
    expect(planFor([...accounts, account('free')], { standings })).toMatchObject({
      rescanned: false,
      candidates: [{ accountId: 'free', ignoreLimits: false }],
    });
    expect(planFor(accounts.slice(1), { standings })).toMatchObject({ rescanned: false, candidates: [] });
  });
});

test('every account is either a candidate or refused with reasons, and the screen agrees with the full criteria', () => {
  const condition = fc.oneof(
    fc
      .tuple(fc.constantFrom('equals' as const, 'not-equals' as const), fc.constantFrom('CA', 'NV', ''))
      .map(([operator, value]) => when('State', operator, value)),
    fc
      .tuple(fc.constantFrom('in' as const, 'not-in' as const), fc.array(fc.constantFrom('CA', 'NV', 'TX')))
      .map(([operator, value]) => when('State', operator, value)),
    fc
      .tuple(
        fc.constantFrom(
          'greater-than' as const,
          'less-than' as const,
          'greater-or-equal' as const,
          'less-or-equal' as const,
        ),
        fc.integer({ min: 40, max: 44 }),
      )
      .map(([operator, value]) => when('Age', operator, value)),
    fc
      .tuple(fc.integer({ min: 40, max: 44 }), fc.integer({ min: 40, max: 44 }))
      .map(([low, high]) => when('Age', 'between', [low, high])),
    fc.constantFrom(
      when('Age', 'known'),
      when('Drivers.Age', 'greater-than', 40),
      when('Drivers.Age', 'not-in', [19]),
      when('ZipCode', 'between', ['90000', '90300']),
    ),
  );
  const accounts = fc.array(fc.record({ items: fc.array(condition, { maxLength: 4 }), automated: fc.boolean() }), {
    maxLength: 8,
  });
  const lead = fc.record({
    State: fc.constantFrom('CA', 'nv', null),
    Age: fc.constantFrom(42, 40, null),
    Drivers: fc.constantFrom([{ Age: 19 }, { Age: 50 }], []),
    ZipCode: fc.constantFrom('90210', null),
  });
  fc.assert(
    fc.property(accounts, lead, (specs, fields) => {
      const records = specs.map(({ items, automated }, index) =>
        account(`a${index}`, { criteria: criteria(...items), automated }),
      );
      const routing = compileRouting(snapshot(...records), SAMPLE_DEFINITIONS);
      const facts = planFacts({ fields });
      const result = plan(routing, facts);
      expect(result.candidates.length + result.refusals.length).toBe(records.length);
      for (const refusal of result.refusals) expect(refusal.reasons.length).toBeGreaterThan(0);
      for (const record of records) {
        expect(explainAccount(routing, facts, record.accountId).eligible).toBe(
          result.candidates.some((candidate) => candidate.accountId === record.accountId),
        );
      }
    }),
    { numRuns: 300 },
  );
});

describe('explainAccount', () => {
  test('lists every rule with the values compared, and does not stop at the first failure', () => {
    const picky = account('one', {
      buyerStatus: 'late',
      criteria: criteria(when('State', 'equals', 'NV'), when('Age', 'greater-than', 18)),
      limits: { day: 0 },
    });
    const { eligible, rules } = explainAccount(compileRouting(snapshot(picky), SAMPLE_DEFINITIONS), planFacts(), 'one');
    expect(eligible).toBe(false);
    expect(rules.filter((rule) => !rule.passed).map((rule) => rule.reason?.code)).toEqual([
      'buyer-not-active',
      'criteria-not-met',
      'limit-reached',
    ]);
    expect(rules).toContainEqual({
      rule: 'Age is greater than 18',
      passed: true,
      compared: { expected: 18, actual: 42 },
    });
    expect(rules).toHaveLength(14);
  });

  test('an account of another lead type is not eligible', () => {
    expect(explainAccount(compileRouting(snapshot(), SAMPLE_DEFINITIONS), planFacts(), 'x')).toMatchObject({
      eligible: false,
      rules: [{ reason: { code: 'account-unknown' } }],
    });
  });
});

describe('orderAfterAuction', () => {
  const { candidates } = planFor(
    [
      account('listed', { price: 1500 }),
      account('high', { price: 1000, pingMethodId: 'p' }),
      account('low', { price: 1000, pingMethodId: 'p' }),
      account('silent', { price: 9000, pingMethodId: 'p' }),
      account('cheap', { price: 2000, pingMethodId: 'p' }),
    ],
    { slots: 5 },
  );
  const bids = new Map([
    ['high', 3000],
    ['low', 1000],
    ['cheap', 1999],
    ['listed', 1],
  ]);

  test('bids replace listed prices, silence and bids below the listed price are out', () => {
    expect(orderAfterAuction(candidates, bids, 'price').map(({ accountId, price }) => [accountId, price])).toEqual([
      ['high', 3000],
      ['listed', 1500],
      ['low', 1000],
    ]);
  });

  test('a priority order stays as it is', () => {
    expect(orderAfterAuction(candidates, bids, 'priority').map((candidate) => candidate.accountId)).toEqual(
      candidates.map((candidate) => candidate.accountId).filter((id) => !['silent', 'cheap'].includes(id)),
    );
  });
});

test('expressions are listed by account', () => {
  const wanting = (expression: string) =>
    account(expression, { criteria: criteria({ type: 'expression', expression, operator: 'equals', value: 1 }) });
  expect(
    compileRouting(
      snapshot(wanting('Age'), wanting('Income'), { ...wanting('Age'), accountId: 'x' }),
      SAMPLE_DEFINITIONS,
    ).expressionGroups,
  ).toEqual([
    { key: 'Age', texts: ['Age'], patterns: [] },
    { key: 'Income', texts: ['Income'], patterns: [] },
    { key: 'x', texts: ['Age'], patterns: [] },
  ]);
});
