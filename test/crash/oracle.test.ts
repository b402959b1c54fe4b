import type { BuyerLogEntry } from '#test/kit/fakes/buyers/behaviour';
import type { PostEntry } from '#test/chaos/load/diary';
import type { BookedDelivery, BookedLead, Evidence } from '#test/chaos/oracle/evidence';
import { windowName } from '#test/chaos/oracle/find-over-cap';
import { CHARGES, judge, type Charge } from '#test/chaos/oracle/judge';

const NOON = Date.parse('2026-03-10T12:00:00Z');

const post = (given: Partial<PostEntry> = {}): PostEntry => ({
  kind: 'post',
  key: 'k1',
  person: 'p1',
  campaign: 'alone-queued',
  status: 202,
  leadId: 'L1',
  outcome: 'queued',
  code: null,
  tries: 1,
  ...given,
});
const lead = (given: Partial<BookedLead> = {}): BookedLead => ({
  id: 'L1',
  key: 'k1',
  stage: 'closed',
  outcome: 'sold',
  firstReason: null,
  verdict: null,
  maxDeliveries: 1,
  actions: [],
  ...given,
});
const delivery = (given: Partial<BookedDelivery> = {}): BookedDelivery => ({
  id: 'D1',
  leadId: 'L1',
  accountId: 'A1',
  state: 'accepted',
  exclusive: true,
  reservedAt: NOON,
  unanswered: false,
  ...given,
});
const entry = (given: Partial<BuyerLogEntry> = {}): BuyerLogEntry => ({
  at: '',
  buyer: 'one',
  kind: 'post',
  webhookId: 'D1',
  leadId: 'L1',
  verdict: 'accepted',
  status: 200,
  reason: null,
  price: null,
  reference: null,
  first: true,
  lost: false,
  duplicateValue: null,
  token: null,
  ...given,
});

/** One lead, posted once, sold once, and known to everybody. */
const GOOD: Evidence = {
  posts: [post()],
  actions: [],
  log: [entry()],
  leads: [lead()],
  deliveries: [delivery()],
  pendingActions: [],
  running: new Set(),
  left: new Set(),
  violations: [],
  accounts: [
    { id: 'A1', buyer: 'one', zone: 'America/New_York', limits: { day: 1 } },
    { id: 'A2', buyer: 'two', zone: 'UTC', limits: {} },
  ],
};
const charges = (change: Partial<Evidence>): Partial<Record<Charge, number>> =>
  Object.fromEntries(
    Object.entries(judge({ ...GOOD, ...change }))
      .filter(([, found]) => found.length > 0)
      .map(([charge, found]) => [charge, found.length]),
  );

const toTwo = { id: 'D2', accountId: 'A2' } as const;
const byTwo = { webhookId: 'D2', buyer: 'two' } as const;

describe('the oracle', () => {
  it('finds nothing where everybody agrees', () => {
    expect(charges({})).toEqual({});
  });

  it.each<[string, Partial<Evidence>, Partial<Record<Charge, number>>]>([
    ['an acknowledged lead that is not in the book', { leads: [], deliveries: [], log: [] }, { lost: 1 }],
    [
      'an acknowledged lead that never ends',
      { leads: [lead({ stage: 'distributing', outcome: null })], running: new Set(['L1']) },
      { lost: 1, stuck: 1 },
    ],
    [
      'a sale the source was told of and the book denies',
      { posts: [post({ status: 200, outcome: 'accepted', code: 'sold' })], leads: [lead({ outcome: 'rejected' })] },
      { lost: 1 },
    ],
    ['an acceptance the book takes for a refusal', { deliveries: [delivery({ state: 'refused' })] }, { lost: 1 }],
    [
      'an acceptance of a delivery the book never had',
      { log: [entry(), entry({ webhookId: 'D9', leadId: 'L9' })] },
      { lost: 1 },
    ],
    [
      'a verdict that was acknowledged and forgotten',
      {
        actions: [
          { kind: 'action', action: 'invalidate', leadId: 'L1', deliveryId: null, status: 200, code: null, tries: 1 },
        ],
      },
      { lost: 1 },
    ],
    [
      'a return that was acknowledged and forgotten',
      {
        actions: [
          {
            kind: 'action',
            action: 'mark-returned',
            leadId: 'L1',
            deliveryId: 'D1',
            status: 200,
            code: null,
            tries: 1,
          },
        ],
      },
      { lost: 1 },
    ],
    [
      'a refused post',
      { posts: [post(), post({ key: 'k2', person: 'p2', status: 422, leadId: null, outcome: null })] },
      { lost: 1 },
    ],
    [
      'an exclusive lead that two buyers have',
      { deliveries: [delivery(), delivery(toTwo)], log: [entry(), entry(byTwo)] },
      { doubleSold: 2 },
    ],
    [
      'an exclusive lead that two buyers took while the book knows of one',
      { deliveries: [delivery(), delivery({ ...toTwo, state: 'failed' })], log: [entry(), entry(byTwo)] },
      { doubleSold: 1, lost: 1 },
    ],
    [
      'a shared lead with more buyers than it may have',
      {
        leads: [lead({ maxDeliveries: 1 })],
        deliveries: [delivery({ exclusive: false }), delivery({ ...toTwo, exclusive: false })],
        log: [entry(), entry(byTwo)],
      },
      { doubleSold: 2 },
    ],
    [
      'one lead that a buyer took as two',
      {
        leads: [lead({ maxDeliveries: 3 })],
        accounts: [],
        log: [entry(), entry({ webhookId: 'D2' })],
        deliveries: [delivery({ exclusive: false }), delivery({ id: 'D2', exclusive: false, state: 'returned' })],
      },
      { doubleSold: 1 },
    ],
    [
      'one post that became two leads',
      { posts: [post(), post({ leadId: 'L2' })], leads: [lead(), lead({ id: 'L2', outcome: 'rejected' })] },
      { doubleSold: 2 },
    ],
    [
      'one person who was taken twice',
      {
        posts: [post(), post({ key: 'k2', leadId: 'L2' })],
        leads: [lead(), lead({ id: 'L2', key: 'k2', outcome: 'unsold' })],
      },
      { doubleSold: 1 },
    ],
    [
      'a cap that book and buyer exceed',
      {
        posts: [],
        leads: [lead(), lead({ id: 'L2', key: 'k2' })],
        deliveries: [delivery(), delivery({ id: 'D2', leadId: 'L2' })],
        log: [entry(), entry({ webhookId: 'D2', leadId: 'L2' })],
      },
      { overCap: 2 },
    ],
    [
      'a rule of the book that does not hold, twice',
      { violations: [{ violation: 'slots-differ', count: 2 }] },
      { unbalanced: 2 },
    ],
    ['a sale that the buyer knows nothing of', { log: [] }, { unbalanced: 1 }],
    ['a post that was never answered', { posts: [post({ status: 0, leadId: null, outcome: null })] }, { stuck: 1 }],
    [
      'a place that nobody gives back',
      { deliveries: [delivery(), delivery({ ...toTwo, state: 'reserved' })] },
      { stuck: 1 },
    ],
    ['an action that nobody does', { pendingActions: ['L1'] }, { stuck: 1 }],
    ['a workflow that outlives its lead', { running: new Set(['L1']) }, { stuck: 1 }],
    [
      'a waiting lead that Temporal forgot',
      { leads: [lead({ stage: 'qc', outcome: null })], deliveries: [], log: [], left: new Set(['L1']) },
      { stuck: 1 },
    ],
    [
      'a lead that no reviewer gets rid of',
      { leads: [lead({ stage: 'qc', outcome: null })], deliveries: [], log: [], running: new Set(['L1']) },
      { stuck: 1 },
    ],
    [
      'an unresolved lead whose buyer did answer',
      { leads: [lead({ stage: 'unresolved' })], deliveries: [delivery({ state: 'unknown' })] },
      { stuck: 1 },
    ],
  ])('finds %s', (_what, change, expected) => {
    expect(charges(change)).toEqual(expected);
  });

  it.each<[string, Partial<Evidence>]>([
    [
      'a shared lead with three buyers',
      {
        leads: [lead({ maxDeliveries: 3 })],
        log: [entry(), entry(byTwo)],
        deliveries: [delivery({ exclusive: false }), delivery({ ...toTwo, exclusive: false })],
      },
    ],
    ['a second answer to the same delivery', { log: [entry(), entry({ first: false })] }],
    [
      'a lead that waits for a reviewer on purpose',
      {
        leads: [lead({ stage: 'qc', outcome: null })],
        deliveries: [],
        log: [],
        running: new Set(['L1']),
        left: new Set(['L1']),
      },
    ],
    [
      'an unresolved lead whose buyer never answered',
      { leads: [lead({ stage: 'unresolved' })], deliveries: [delivery({ state: 'unknown', unanswered: true })] },
    ],
    [
      'a place under the cap that a return made',
      {
        posts: [],
        leads: [lead(), lead({ id: 'L2', key: 'k2' })],
        log: [entry(), entry({ webhookId: 'D2', leadId: 'L2' })],
        deliveries: [delivery({ state: 'returned' }), delivery({ id: 'D2', leadId: 'L2' })],
      },
    ],
    [
      'a duplicate that was rejected',
      {
        posts: [post(), post({ key: 'k2', leadId: 'L2' })],
        leads: [lead(), lead({ id: 'L2', key: 'k2', outcome: 'rejected' })],
      },
    ],
  ])('lets %s pass', (_what, change) => {
    expect(charges(change)).toEqual({});
  });

  it('counts what the report names', () => {
    expect(Object.keys(CHARGES)).toEqual(['lost', 'doubleSold', 'overCap', 'unbalanced', 'stuck']);
  });

  it('names windows as the buyer sees its calendar', () => {
    const lateOnSunday = Date.parse('2026-03-09T03:30:00Z');
    expect(windowName(lateOnSunday, 'America/New_York', 'day')).toBe('2026-03-08');
    expect(windowName(lateOnSunday, 'America/New_York', 'week')).toBe('the week of 2026-03-02');
    expect(windowName(lateOnSunday, 'Europe/Berlin', 'week')).toBe('the week of 2026-03-09');
    expect(windowName(lateOnSunday, 'America/New_York', 'hour')).toBe('2026-03-08 23h');
    expect(windowName(lateOnSunday, 'America/New_York', 'month')).toBe('2026-03');
  });
});
