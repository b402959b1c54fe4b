import { compileRouting } from '#domain/distribution/compile-routing';
import { explainAccount } from '#domain/distribution/explain-account';
import { plan } from '#domain/distribution/plan';
import { account, criteria, planFacts, SAMPLE_DEFINITIONS, snapshot } from '#test/kit/builders/routing';

describe('an account whose criteria were not computed in time', () => {
  const anything = criteria({ type: 'expression', expression: 'Age', operator: 'equals', value: 42 });
  const routing = compileRouting(
    snapshot(account('slow', { criteria: criteria(), price: 9000 }), account('other', { criteria: anything })),
    SAMPLE_DEFINITIONS,
  );
  const facts = planFacts({ overran: new Set(['slow']), computed: new Map([['Age', 42]]), slots: 2 });

  test('does not get the lead, whatever its criteria would have said, and the others do', () => {
    const { candidates, refusals } = plan(routing, facts);
    expect(candidates.map(({ accountId }) => accountId)).toEqual(['other']);
    expect(refusals).toMatchObject([{ accountId: 'slow', reasons: [{ code: 'criteria-too-slow' }] }]);
  });

  test('is told so in its checklist', () => {
    const { eligible, rules } = explainAccount(routing, facts, 'slow');
    expect(eligible).toBe(false);
    expect(rules.filter(({ passed }) => !passed)).toMatchObject([{ reason: { code: 'criteria-too-slow' } }]);
  });
});
