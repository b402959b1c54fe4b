import type { Candidate } from '#domain/plan/plan-types';
import { type RoundSubject, summarisePlan } from '#domain/distribution/summarise-plan';
import { candidate } from '#test/kit/builders/candidate';

const many = (count: number, prefix: string, extra: Partial<Candidate> = {}): Candidate[] =>
  Array.from({ length: count }, (_, index) => candidate(`${prefix}${index}`, extra));
const subject = (extra: Partial<RoundSubject> = {}): RoundSubject => ({
  maxDeliveries: 3,
  slotsTaken: 0,
  exclusivelyHeld: false,
  deliveries: [],
  bookedPlan: null,
  ...extra,
});
/** A delivery of the first round. */
const given = (accountId: string, state: string) => ({ id: `delivery-${accountId}`, accountId, state, planNumber: 1 });
const idsOf = (candidates: readonly Candidate[]): string[] => candidates.map(({ accountId }) => accountId);

describe('a round as the workflow hears of it', () => {
  it('is the whole plan of a new lead, in its order', () => {
    const summary = summarisePlan(1, [candidate('a'), candidate('b')], subject(), 'automation');
    expect([idsOf(summary.candidates), summary]).toMatchObject([
      ['a', 'b'],
      { number: 1, more: false, slots: 3, sold: 0 },
    ]);
    expect(summary).not.toHaveProperty('origin');
  });

  it('says after a restart how often the lead is sold already, and leaves out who is settled', () => {
    const deliveries = [given('a', 'accepted'), given('b', 'accepted'), given('c', 'refused'), given('x', 'returned')];
    const summary = summarisePlan(
      1,
      ['a', 'b', 'c', 'd'].map((id) => candidate(id)),
      subject({ slotsTaken: 2, deliveries }),
      'automation',
    );
    expect(summary).toMatchObject({ sold: 2, slots: 1, more: false });
    expect(idsOf(summary.candidates)).toEqual(['d']);
  });

  it.each(['reserved', 'sending', 'retrying'])(
    'puts a delivery that is %s first: its place is its own already',
    (state) => {
      const summary = summarisePlan(
        1,
        ['a', 'b', 'c'].map((id) => candidate(id)),
        subject({ slotsTaken: 3, deliveries: [given('c', state)] }),
        'automation',
      );
      expect([idsOf(summary.candidates), summary.slots]).toEqual([['c', 'a', 'b'], 1]);
    },
  );

  it.each(['unknown', 'failed', 'released', 'returned'])('tries nobody twice whose delivery is %s', (state) => {
    expect(
      summarisePlan(1, [candidate('a')], subject({ deliveries: [given('a', state)] }), 'automation').candidates,
    ).toEqual([]);
  });

  it('has no place left when one buyer has the lead alone, but for that buyer itself', () => {
    const held = { exclusivelyHeld: true, slotsTaken: 1 };
    expect(summarisePlan(1, [candidate('a')], subject(held), 'automation').slots).toBe(0);
    expect(
      summarisePlan(1, [candidate('a')], subject({ ...held, deliveries: [given('a', 'sending')] }), 'automation').slots,
    ).toBe(3);
  });

  it('says when the plan holds more than fits: thirty accounts, a hundred that are asked for a bid', () => {
    const most = [...many(30, 'a'), ...many(100, 'p', { ping: true })];
    expect(summarisePlan(1, most, subject(), 'automation')).toMatchObject({ more: false, candidates: { length: 130 } });
    const one = summarisePlan(1, [...most, candidate('late')], subject(), 'automation');
    const ping = summarisePlan(1, [...most, candidate('late', { ping: true })], subject(), 'automation');
    expect([one.more, one.candidates.length, ping.more, ping.candidates.length]).toEqual([true, 130, true, 130]);
  });

  it('says that the lead named its buyer', () => {
    expect(summarisePlan(2, [], subject(), 'force-id')).toMatchObject({ number: 2, origin: 'force-id' });
  });
});
