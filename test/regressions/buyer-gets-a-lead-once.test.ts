import { buyersHaving } from '#domain/distribution/buyers-having';
import { compileRouting } from '#domain/distribution/compile-routing';
import { explainAccount } from '#domain/distribution/explain-account';
import { plan } from '#domain/distribution/plan';
import { planForced } from '#domain/distribution/plan-forced';
import { toCandidate } from '#domain/distribution/to-candidate';
import { oneOfEachBuyer } from '#domain/protocol/one-of-each-buyer';
import { account, planFacts, snapshot } from '#test/kit/builders/routing';

const first = account('a1', { buyerId: 'a' });
const second = account('a2', { buyerId: 'a' });
const other = account('b1', { buyerId: 'b' });
const routing = compileRouting(snapshot(first, second, other), []);

describe('a buyer gets a lead once, whatever accounts it has', () => {
  test.each([
    ['accepted', true],
    ['unknown', true],
    ['returned', true],
    ['reserved', true],
    ['sending', true],
    ['retrying', true],
    ['refused', false],
    ['failed', false],
    ['released', false],
  ])('after a delivery that is %s the buyer has (had) it: %s', (state, has) => {
    expect(buyersHaving([{ buyerId: 'a', state }]).has('a')).toBe(has);
  });

  test('no other account of a buyer that has it is a candidate, and it is said why', () => {
    const facts = planFacts({ slots: 3, excludeAccounts: new Set(['a1']), havingBuyers: new Set(['a']) });
    const { candidates, refusals } = plan(routing, facts);
    expect(candidates.map(({ accountId }) => accountId)).toEqual(['b1']);
    expect(refusals.map(({ accountId, reasons }) => [accountId, reasons[0]?.code])).toEqual([
      ['a1', 'already-had-lead'],
      ['a2', 'buyer-has-it'],
    ]);
    expect(
      explainAccount(routing, facts, 'a2')
        .rules.filter((rule) => !rule.passed)
        .map((rule) => rule.reason?.code),
    ).toEqual(['buyer-has-it']);
    expect(planForced(routing, facts, new Set(['a'])).candidates).toEqual([]);
  });

  test('its accounts are not tried side by side', () => {
    const wave = [first, second, other].map((record) => toCandidate(record, false));
    expect(oneOfEachBuyer(wave).map(({ accountId }) => accountId)).toEqual(['a1', 'b1']);
  });
});
