import fc from 'fast-check';
import { compileRouting } from '#domain/distribution/compile-routing';
import { explainAccount } from '#domain/distribution/explain-account';
import { computeHere } from '#test/kit/builders/compute-here';
import { gatherFacts, type PlannedLead, type PlannedMarket } from '#domain/distribution/gather-facts';
import { plan } from '#domain/distribution/plan';
import type { AccountRecord } from '#domain/distribution/snapshot';
import { campaignSettingsSchema } from '#domain/lead/campaign.schema';
import {
  SAMPLE_DEFINITIONS,
  SAMPLE_LEAD,
  account,
  criteria,
  snapshot,
  standing,
  when,
} from '#test/kit/builders/routing';

const NOW = Date.parse('2026-03-18T16:00:00Z');
const BUYERS = ['b1', 'b2', 'b3'];
const IDS = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];

const seldom = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const expression = {
  type: 'expression' as const,
  expression: '$millis() > 1773849600000',
  operator: 'equals' as const,
  value: true,
};
const terms = fc.record({
  buyerId: fc.constantFrom(...BUYERS),
  buyerStatus: seldom('active', 'inactive'),
  accountStatus: seldom<string>('active', 'inactive'),
  methodActive: seldom(true, false),
  automated: seldom(true, false),
  exclusive: fc.boolean(),
  requiresOrder: seldom(false, true),
  methodInTesting: seldom(false, true),
  hasTestingAddress: fc.boolean(),
  ignoreLimitsOnRescan: fc.boolean(),
  schedule: seldom<AccountRecord['schedule']>(null, { spans: [] }, { spans: [{ weekday: 3, from: 540, to: 1020 }] }),
  zone: fc.constantFrom('America/New_York', 'Asia/Tokyo'),
  limits: seldom<AccountRecord['limits']>({}, { day: 2 }, { month: 0 }),
  maxReturnPercent: seldom<number | null>(null, 10),
  maxQualifiedPercent: seldom<number | null>(null, 50),
  criteria: seldom(
    criteria(),
    criteria(when('State', 'equals', 'CA')),
    criteria(when('Age', 'greater-than', 42)),
    criteria(expression),
  ),
}) as fc.Arbitrary<Partial<AccountRecord>>;
const standings = fc
  .record({
    day: fc.constantFrom(0, 2),
    qualified: fc.constantFrom(0, 9),
    delivered: fc.constantFrom(0, 5),
    returned: fc.constantFrom(0, 2),
  })
  .map(({ day, ...counted }) => standing({ ...counted, used: { hour: 0, day, week: day, month: day } }));
const lead: fc.Arbitrary<PlannedLead> = fc.record({
  leadId: fc.uuid(),
  fields: fc.constantFrom(SAMPLE_LEAD, { ...SAMPLE_LEAD, State: 'NV' }, { ...SAMPLE_LEAD, Age: null }),
  grade: fc.constantFrom(undefined, 'A'),
  test: seldom(false, true),
  maxDeliveries: fc.constantFrom(1, 3),
  slotsTaken: fc.constantFrom(0, 1),
  duplicateOf: fc.constantFrom(null, 'an-earlier-lead'),
  deliveries: fc.array(
    fc.record({
      accountId: fc.constantFrom(...IDS),
      buyerId: fc.constantFrom(...BUYERS),
      state: fc.constantFrom('accepted', 'refused', 'returned', 'failed'),
    }),
    { maxLength: 2 },
  ),
});
const campaign = fc
  .constantFrom('accept', 'new-buyers-only')
  .map((route) => campaignSettingsSchema.parse({ v: 1, duplicates: { days: 30, route } }));
const markets = fc.record({
  accounts: fc
    .array(terms, { minLength: 1, maxLength: IDS.length })
    .map((all) => all.map((one, index) => account(IDS[index]!, one))),
  numbers: fc.array(standings, { minLength: IDS.length, maxLength: IDS.length }),
  lead,
  campaign,
  earlier: fc.subarray(BUYERS),
  now: fc.constantFrom(NOW, NOW + 86_400_000),
});

const firstReasons = (refusals: Iterable<readonly [string, string | undefined]>): object =>
  Object.fromEntries([...refusals].sort(([one], [other]) => (one < other ? -1 : 1)));

test('whom a plan refuses is whom the checklist calls not eligible, for the same first reason, looked at together or alone', async () => {
  let refusedAtAll = 0;
  await fc.assert(
    fc.asyncProperty(markets, async ({ accounts, numbers, lead: planned, campaign: settings, earlier, now }) => {
      const market = (routing: PlannedMarket['routing']): PlannedMarket => ({
        routing,
        campaign: settings,
        automation: 'price',
        priceOptimization: false,
      });
      const moment = {
        now,
        earlierBuyers: new Set(earlier),
        standings: new Map(accounts.map(({ accountId }, index) => [accountId, numbers[index]!])),
        compute: computeHere,
      };
      const together = compileRouting(snapshot(...accounts), SAMPLE_DEFINITIONS);
      const facts = await gatherFacts(planned, market(together), moment);
      const made = plan(together, facts);
      // On a rescan the plan takes accounts past their limits: the checklist still names the limit.
      const taken = made.rescanned
        ? made.candidates.map(({ accountId }): [string, string] => [accountId, 'limit-reached'])
        : [];
      const refused = firstReasons([
        ...made.refusals.map(({ accountId, reasons }): [string, string | undefined] => [accountId, reasons[0]?.code]),
        ...taken,
      ]);
      const explained = async (alone: boolean): Promise<object> =>
        firstReasons(
          (
            await Promise.all(
              accounts.map(async (record): Promise<[string, string | undefined][]> => {
                const routing = alone ? compileRouting(snapshot(record), SAMPLE_DEFINITIONS) : together;
                const { eligible, rules } = explainAccount(
                  routing,
                  alone ? await gatherFacts(planned, market(routing), moment) : facts,
                  record.accountId,
                );
                return eligible ? [] : [[record.accountId, rules.find((rule) => !rule.passed)?.reason?.code]];
              }),
            )
          ).flat(),
        );
      refusedAtAll += Object.keys(refused).length;
      expect(await explained(false)).toEqual(refused);
      expect(await explained(true)).toEqual(refused);
    }),
    { numRuns: 400 },
  );
  expect(refusedAtAll).toBeGreaterThan(400);
});

test('a repeated lead is kept from the buyers of the earlier one where its campaign says so, and only there', async () => {
  const repeated: PlannedLead = {
    leadId: 'l',
    fields: SAMPLE_LEAD,
    grade: undefined,
    test: false,
    maxDeliveries: 1,
    slotsTaken: 0,
    duplicateOf: 'an-earlier-lead',
    deliveries: [],
  };
  const routing = compileRouting(
    snapshot(account('a1', { buyerId: 'b1' }), account('a2', { buyerId: 'b2' })),
    SAMPLE_DEFINITIONS,
  );
  const refused = async (route: string, lead: PlannedLead): Promise<string[]> => {
    const market = {
      routing,
      campaign: campaignSettingsSchema.parse({ v: 1, duplicates: { days: 30, route } }),
      automation: 'price' as const,
      priceOptimization: false,
    };
    return plan(
      routing,
      await gatherFacts(lead, market, {
        now: NOW,
        earlierBuyers: new Set(['b1']),
        standings: new Map(),
        compute: computeHere,
      }),
    ).refusals.map(({ accountId, reasons }) => `${accountId} ${reasons[0]?.code}`);
  };
  expect(await refused('new-buyers-only', repeated)).toEqual(['a1 buyer-had-duplicate']);
  expect(await refused('accept', repeated)).toEqual([]);
  expect(await refused('new-buyers-only', { ...repeated, duplicateOf: null })).toEqual([]);
});
