import type { Break } from '../break';

const PLAN_TESTS = ['test/unit/domain/distribution/plan.test.ts'];
const SUMMARY = 'domain/distribution/summarise-plan.ts';
const SUMMARY_TESTS = ['test/unit/domain/distribution/summarise-plan.test.ts'];
const LIMITS_TESTS = ['test/unit/domain/limits/limits.test.ts'];
const AUCTION_TESTS = ['test/unit/domain/distribution/plan.test.ts', 'test/unit/domain/pricing/pricing.test.ts', 'test/conformance/ordering.test.ts'];
const LEAD_RULES = 'domain/distribution/eligibility/lead-rules.ts';

/** Who gets a lead: plans, limits, schedules, order and auction. */
export const DISTRIBUTION_BREAKS: readonly Break[] = [
  { id: 'summary/sold-is-forgotten', file: SUMMARY, find: "sold: subject.deliveries.filter(({ state }) => state === 'accepted' || state === 'tested').length,", replace: 'sold: 0,', tests: SUMMARY_TESTS },
  { id: 'summary/no-more-candidates', file: SUMMARY, find: 'more: chosen.length < open.length,', replace: 'more: false,', tests: SUMMARY_TESTS },
  { id: 'summary/exclusive-holder-is-joined', file: SUMMARY, find: 'subject.exclusivelyHeld && held === 0 ? 0 : ', replace: '', tests: SUMMARY_TESTS },
  { id: 'summary/settled-is-tried-again', file: SUMMARY, find: 'candidates.filter((candidate) => !settled.has(candidate.accountId))', replace: 'candidates.filter(() => true)', tests: SUMMARY_TESTS },
  {
    id: 'refusals/sentences-are-dropped', file: 'domain/distribution/stored-refusals.ts', find: 'index < MOST_IN_FULL || refusal.rule === undefined', replace: 'refusal.rule === undefined',
    tests: ['test/unit/domain/distribution/stored-refusals.test.ts'],
  },
  { id: 'plan/test-lead-goes-anywhere', file: 'domain/distribution/eligibility/environment-rule.ts', find: 'if (test) return hasTestingAddress ? null : NO_ADDRESS;', replace: '', tests: PLAN_TESTS },
  { id: 'plan/real-lead-to-a-sandbox', file: 'domain/distribution/eligibility/environment-rule.ts', find: 'return methodInTesting ? IN_TESTING : null;', replace: 'return null;', tests: PLAN_TESTS },
  { id: 'plan/rescan-beside-those-who-passed', file: 'domain/distribution/plan.ts', find: 'passed.length > 0 || rescannable.length === 0', replace: 'rescannable.length === 0', tests: PLAN_TESTS },
  { id: 'plan/rescan-of-all', file: 'domain/distribution/plan.ts', find: 'failed === QUANTITY_RULE && account.record.ignoreLimitsOnRescan', replace: 'failed === QUANTITY_RULE', tests: PLAN_TESTS },
  { id: 'plan/account-had-it', file: LEAD_RULES, find: 'facts.excludeAccounts.size > 0 && facts.excludeAccounts.has(record.accountId)', replace: 'false', tests: PLAN_TESTS },
  { id: 'plan/exclusive-after-a-sale', file: LEAD_RULES, find: '!(facts.alreadySold && record.exclusive)', replace: 'true', tests: PLAN_TESTS },
  { id: 'plan/order-not-needed', file: LEAD_RULES, find: 'passes: ({ record }) => !record.requiresOrder,', replace: 'passes: () => true,', tests: PLAN_TESTS },
  {
    id: 'plan/inactive-buyer', file: 'domain/distribution/eligibility/fixed-rules.ts', find: "passes: ({ buyerStatus }) => buyerStatus === 'active',", replace: "passes: ({ buyerStatus }) => buyerStatus !== 'closed',",
    tests: PLAN_TESTS,
  },
  { id: 'plan/by-hand-account-is-automated', file: 'domain/distribution/eligibility/fixed-rules.ts', find: 'passes: ({ automated }) => automated,', replace: 'passes: () => true,', tests: PLAN_TESTS },
  {
    id: 'forced/two-accounts-of-a-buyer', file: 'domain/distribution/plan-forced.ts', find: 'ranked.findIndex((other) => other.buyerId === buyerId) === index', replace: 'index >= 0',
    tests: ['test/unit/domain/distribution/plan-forced.test.ts'],
  },
  { id: 'limits/one-lead-too-many', file: 'domain/limits/full-window.ts', find: 'used[window] >= limit', replace: 'used[window] > limit', tests: LIMITS_TESTS },
  { id: 'limits/returns-at-the-threshold', file: 'domain/limits/percent-rules.ts', find: 'returned * 100 > maxPercent * delivered', replace: 'returned * 100 >= maxPercent * delivered', tests: LIMITS_TESTS },
  { id: 'limits/share-is-counted-late', file: 'domain/limits/percent-rules.ts', find: 'delivered * 100 >= maxPercent * (qualified + 1)', replace: '(delivered + 1) * 100 > maxPercent * (qualified + 1)', tests: LIMITS_TESTS },
  { id: 'limits/week-from-sunday', file: 'domain/limits/window-starts.ts', find: '(day - weekday + 1) * DAY', replace: '(day - weekday) * DAY', tests: ['test/unit/domain/limits/window-starts.test.ts'] },
  { id: 'limits/repeated-hour-counts-once', file: 'domain/limits/window-starts.ts', find: 'zoneOffset(start, zone) === zoneOffset(now, zone) ? start', replace: 'start > 0 ? start', tests: ['test/unit/domain/limits/window-starts.test.ts'] },
  { id: 'schedule/past-midnight', file: 'domain/limits/in-schedule.ts', find: '(isNextDay && minute < span.to)', replace: 'false', tests: ['test/unit/domain/limits/in-schedule.test.ts'] },
  { id: 'schedule/open-at-its-end', file: 'domain/limits/in-schedule.ts', find: 'minute >= span.from && minute < span.to;', replace: 'minute >= span.from && minute <= span.to;', tests: ['test/unit/domain/limits/in-schedule.test.ts'] },
  { id: 'auction/bid-below-the-listed-price', file: 'domain/pricing/accepts-bid.ts', find: ' && bid >= listed', replace: '', tests: AUCTION_TESTS },
  { id: 'auction/winner-pays-the-listed-price', file: 'domain/distribution/after-auction.ts', find: '[{ ...candidate, price: bid }]', replace: '[candidate]', tests: ['test/unit/domain/distribution/plan.test.ts', 'test/unit/domain/pricing/pricing.test.ts'] },
  { id: 'auction/silent-buyer-stays', file: 'domain/distribution/after-auction.ts', find: '[{ ...candidate, price: bid }] : [];', replace: '[{ ...candidate, price: bid }] : [candidate];', tests: ['test/unit/domain/distribution/plan.test.ts', 'test/unit/domain/pricing/pricing.test.ts'] },
  { id: 'order/cheapest-first', file: 'domain/ordering/by-price.ts', find: 'b.candidate.price - a.candidate.price', replace: 'a.candidate.price - b.candidate.price', tests: ['test/conformance/ordering.test.ts', 'test/unit/domain/distribution/plan.test.ts'] },
  { id: 'order/priority-upside-down', file: 'domain/ordering/by-priority.ts', find: 'a.priority - b.priority', replace: 'b.priority - a.priority', tests: ['test/conformance/ordering.test.ts', 'test/unit/domain/distribution/plan.test.ts'] },
  {
    id: 'order/shared-beyond-the-places', file: 'domain/ordering/optimise-price.ts', find: 'shared.slice(0, slots).reduce', replace: 'shared.reduce', tests: ['test/unit/domain/ordering/optimise-price.test.ts'],
  },
];
