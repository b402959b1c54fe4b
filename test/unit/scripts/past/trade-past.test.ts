import { seedFrom } from '#domain/kernel/seed';
import { wallClock } from '#domain/limits/in-schedule';
import { finalRows } from '#scripts/past/final-rows';
import type { PastBook } from '#scripts/past/past-book';
import { tradePast } from '#scripts/past/trade-past';
import { pastMarket } from './past-market';

const NOW = Date.UTC(2026, 4, 20, 21, 30);
const market = pastMarket();
const trade = (): Promise<PastBook> => tradePast(market, { now: NOW, days: 60 }, seedFrom('a past'));
let book: PastBook;
beforeAll(async () => (book = await trade()), 60_000);

const countBy = <T>(items: readonly T[], by: (item: T) => string): Record<string, number> =>
  items.reduce<Record<string, number>>((counts, item) => ({ ...counts, [by(item)]: (counts[by(item)] ?? 0) + 1 }), {});

describe('the traded past', () => {
  it('is the same for the same moment and seed', async () => {
    const again = await trade();
    expect(finalRows(again, 'lead')).toEqual(finalRows(book, 'lead'));
    expect(finalRows(again, 'lead_step')).toEqual(finalRows(book, 'lead_step'));
  }, 60_000);

  it('shows', () => {
    process.stderr.write(JSON.stringify({
      leads: book.leads.length, outcomes: countBy(book.leads, (lead) => `${lead.campaign.key} ${lead.stage} ${lead.outcome}`),
      reasons: countBy(book.leads.flatMap(({ reasons }) => reasons), ({ code }) => code), grades: countBy(book.leads, ({ findings }) => findings.grade?.grade ?? '-'),
      returns: countBy(book.rowsOf('lead_return'), (row) => String(row['state'])), money: [book.leads.reduce((s, l) => s + l.revenue, 0), book.leads.reduce((s, l) => s + l.cost, 0)],
      sends: countBy(book.leads, (l) => String(l.deliveries.length)), weekdays: countBy(book.leads, ({ receivedAt }) => String(wallClock(receivedAt, market.zone).weekday)),
    }, null, 1));
  });
});
