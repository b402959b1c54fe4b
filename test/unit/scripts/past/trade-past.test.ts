import type { HeldWindow } from '#domain/limits/windows-to-hold';
import { seedFrom } from '#domain/kernel/seed';
import { wallClock } from '#domain/limits/in-schedule';
import { finalRows } from '#scripts/past/final-rows';
import type { PastBook } from '#scripts/past/past-book';
import { tradePast } from '#scripts/past/trade-past';
import { pastMarket } from './past-market';

const NOW = Date.UTC(2026, 4, 20, 21, 30);
const market = pastMarket();
const trade = (days: number): Promise<PastBook> => tradePast(market, { now: NOW, days }, seedFrom('a past'));
let book: PastBook;
beforeAll(async () => (book = await trade(60)), 60_000);

const countBy = <T>(items: readonly T[], by: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[by(item)] = (counts[by(item)] ?? 0) + 1;
  return counts;
};

describe('the traded past', () => {
  it('is the same for the same moment and seed', async () => {
    const [one, other] = [await trade(4), await trade(4)];
    expect(finalRows(one, 'lead').length).toBeGreaterThan(50);
    for (const table of ['lead', 'delivery', 'lead_step', 'cap_window'] as const)
      expect(finalRows(other, table)).toEqual(finalRows(one, table));
  }, 30_000);

  it('has a few thousand leads, fewer at night and on weekends, more of the sources that grow', () => {
    expect(book.leads.length).toBeGreaterThan(2500);
    expect(book.leads.length).toBeLessThan(4000);
    const clocks = book.leads.map(({ receivedAt }) => wallClock(receivedAt, market.zone));
    const byWeekday = countBy(clocks, ({ weekday }) => (weekday > 5 ? 'weekend' : 'week'));
    expect(byWeekday['weekend']! / 2).toBeLessThan((byWeekday['week']! / 5) * 0.9);
    expect(clocks.filter(({ minute }) => minute < 6 * 60).length).toBeLessThan(book.leads.length * 0.05);
    const halves = countBy(
      book.leads.filter(({ campaign }) => campaign.key === 'solar-shared'),
      ({ receivedAt }) => (receivedAt < NOW - 30 * 86_400_000 ? 'first' : 'second'),
    );
    expect(halves['second']! / halves['first']!).toBeGreaterThan(1.2);
  });

  it('comes to every kind of end, and nothing is under way but what waits for a reviewer', () => {
    expect(Object.keys(countBy(book.leads, ({ outcome }) => String(outcome))).sort()).toEqual([
      'invalid',
      'qc',
      'rejected',
      'sold',
      'unsold',
    ]);
    expect(Object.keys(countBy(book.leads, ({ stage }) => stage)).sort()).toEqual(['closed', 'qc']);
    expect(Object.keys(countBy(book.rowsOf('lead_return'), (row) => String(row['state']))).sort()).toEqual([
      'approved',
      'approved-to-source',
      'denied',
      'requested',
    ]);
    expect(
      Object.keys(
        countBy(
          book.leads.flatMap(({ reasons }) => reasons),
          ({ code }) => code,
        ),
      ),
    ).toEqual(expect.arrayContaining(['duplicate', 'criteria-not-met', 'not-an-email', 'not-a-phone-number']));
    expect(book.leads.some(({ deliveries }) => deliveries.length === 3)).toBe(true);
  });

  it('keeps limits, places and exclusivity at every moment', () => {
    for (const { deliveries, campaign } of book.leads) {
      const sold = deliveries.filter(({ state }) => state === 'accepted');
      expect(sold.length).toBeLessThanOrEqual(
        sold.some(({ candidate }) => candidate.exclusive) ? 1 : campaign.context.settings.maxDeliveries,
      );
    }
    const held = countBy(
      book.leads.flatMap(({ deliveries }) =>
        deliveries.flatMap(({ candidate, windows }) =>
          windows
            .filter(binds)
            .map((window) => `${candidate.accountId} ${window.window} ${window.start} ${window.limit}`),
        ),
      ),
      (key) => key,
    );
    const over = Object.entries(held).filter(([key, count]) => count > Number(key.split(' ').at(-1)));
    expect(Object.keys(held).length).toBeGreaterThan(100);
    expect(over).toEqual([]);
  });

  it('lies in the past as a whole, with people nobody is', () => {
    const times = book.leads.flatMap(({ receivedAt, updatedAt }) => [receivedAt, updatedAt]);
    expect(Math.max(...times)).toBeLessThan(NOW);
    const rows = finalRows(book, 'lead');
    expect(
      rows.filter(
        ({ email, phone }) =>
          (email !== null && !String(email).endsWith('@example.com')) ||
          (phone !== null && !/^\d{3}55501\d\d$/.test(String(phone))),
      ),
    ).toEqual([]);
  });
});

const binds = ({ limit, ignored }: HeldWindow): boolean => limit !== null && ignored !== true;
