import fc from 'fast-check';
import { orderAfterAuction } from '#domain/distribution/after-auction';
import { compileRouting } from '#domain/distribution/compile-routing';
import { plan } from '#domain/distribution/plan';
import { orderingStrategySchema } from '#domain/lead/campaign.schema';
import { ORDERING_STRATEGIES } from '#domain/ordering/registry';
import { SAMPLE_DEFINITIONS, account, planFacts, snapshot } from '#test/kit/builders/routing';

const market = fc
  .array(
    fc.record({
      price: fc.integer({ min: 0, max: 5 }),
      priority: fc.integer({ min: 0, max: 3 }),
      exclusive: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((entries) => entries.map((entry, index) => account(`a${index}`, entry)));

describe.each(orderingStrategySchema.options)('ordering strategy %s', (strategy) => {
  const order = (accounts: ReturnType<typeof account>[], seedText: string, extra = {}) =>
    plan(
      compileRouting(snapshot(...accounts), SAMPLE_DEFINITIONS),
      planFacts({ strategy, seedText, slots: 3, ...extra }),
    ).candidates;

  test('is filed under its own name with a label', () => {
    expect(ORDERING_STRATEGIES[strategy].id).toBe(strategy);
    expect(ORDERING_STRATEGIES[strategy].label).not.toBe('');
  });

  test('keeps every candidate exactly once, with and without price optimisation', () => {
    fc.assert(
      fc.property(market, fc.boolean(), (accounts, priceOptimization) => {
        const ids = order(accounts, 'x', { priceOptimization }).map((candidate) => candidate.accountId);
        expect([...ids].sort()).toEqual(accounts.map((entry) => entry.accountId).sort());
      }),
    );
  });

  test('the same lead is ordered the same, however the accounts were read', () => {
    fc.assert(
      fc.property(market, fc.string(), (accounts, seed) => {
        expect(order([...accounts].reverse(), seed)).toEqual(order(accounts, seed));
      }),
    );
  });

  test('equal accounts share the first place fairly', () => {
    const equals = ['a', 'b', 'c', 'd'].map((id) => account(id));
    const firsts = new Map<string, number>();
    for (let lead = 0; lead < 2000; lead += 1) {
      const first = order(equals, `lead-${lead}`)[0]?.accountId ?? '';
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const count of firsts.values()) expect(Math.abs(count - 500)).toBeLessThan(120);
    expect(firsts.size).toBe(4);
  });

  test('after an auction nobody is new and nobody is twice', () => {
    fc.assert(
      fc.property(
        market,
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }),
        (accounts, bids) => {
          const candidates = order(
            accounts.map((entry, index) => ({ ...entry, pingMethodId: index % 2 === 0 ? 'ping' : null })),
            'x',
          );
          const after = orderAfterAuction(
            candidates,
            new Map(bids.map((bid, index) => [`a${index}`, bid])),
            strategy,
          ).map((entry) => entry.accountId);
          expect(new Set(after).size).toBe(after.length);
          for (const id of after) expect(candidates.map((entry) => entry.accountId)).toContain(id);
        },
      ),
    );
  });
});
