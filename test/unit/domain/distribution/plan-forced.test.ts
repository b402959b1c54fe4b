import { compileRouting } from '#domain/distribution/compile-routing';
import { planForced } from '#domain/distribution/plan-forced';
import type { PlanFacts } from '#domain/distribution/plan';
import type { AccountRecord } from '#domain/distribution/snapshot';
import { SAMPLE_DEFINITIONS, account, criteria, planFacts, snapshot, when } from '#test/kit/builders/routing';

const forced = (accounts: readonly AccountRecord[], buyers: readonly string[], overrides: Partial<PlanFacts> = {}) =>
  planForced(compileRouting(snapshot(...accounts), SAMPLE_DEFINITIONS), planFacts(overrides), new Set(buyers));
const unwilling = {
  criteria: criteria(when('State', 'equals', 'NV')),
  limits: { day: 0 },
  automated: false,
  schedule: { spans: [] },
  requiresOrder: true,
};

test('the named buyer gets the lead past criteria, limits, schedule and orders, and nobody else is considered', () => {
  const plan = forced(
    [account('rich', { price: 99_000 }), account('named', { ...unwilling, buyerId: 'named-buyer' })],
    ['named-buyer'],
  );
  expect(plan.candidates).toEqual([
    expect.objectContaining({ accountId: 'named', ignoreLimits: true, ping: false, delaySeconds: 0 }),
  ]);
  expect(plan.refusals).toEqual([]);
});

test('one account of the buyer is chosen: one that wants the lead before a dearer one that does not', () => {
  const accounts = [
    account('dear', { ...unwilling, buyerId: 'b', price: 9000 }),
    account('willing', { buyerId: 'b', price: 100, pingMethodId: 'p', delaySeconds: 60 }),
  ];
  const plan = forced(accounts, ['b'], { slots: 3 });
  expect(plan.candidates).toEqual([expect.objectContaining({ accountId: 'willing', ping: false, delaySeconds: 0 })]);
  expect(plan.refusals.map(({ accountId, reasons }) => [accountId, reasons[0]?.code])).toEqual([
    ['dear', 'not-automated'],
  ]);
});

test.each([
  ['a buyer that is not active', { buyerStatus: 'suspended' }, {}, 'buyer-not-active'],
  ['an account that is not active', { accountStatus: 'inactive' }, {}, 'account-not-active'],
  ['a method that is not active', { methodActive: false }, {}, 'method-not-active'],
  ['an account that had the lead', {}, { excludeAccounts: new Set(['one']) }, 'already-had-lead'],
] as const)('%s gets nothing, with the reason', (_name, overrides, facts, code) => {
  const plan = forced([account('one', { ...overrides, buyerId: 'b' })], ['b'], facts);
  expect([plan.candidates, plan.refusals.map(({ reasons }) => reasons[0]?.code)]).toEqual([[], [code]]);
});

test('an ID nobody goes by makes a plan without candidates', () => {
  expect(forced([account('one')], [])).toEqual({ candidates: [], refusals: [], rescanned: false });
});
