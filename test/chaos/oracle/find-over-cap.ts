import { CAP_WINDOWS, type CapWindow } from '#domain/limits/limits.schema';
import {
  acceptances,
  finding,
  groupBy,
  type Account,
  type BookedDelivery,
  type Evidence,
  type Finding,
} from './evidence';

const COUNTED = new Set(['reserved', 'sending', 'retrying', 'unknown', 'accepted']);

/** Accounts with more leads in a window than they asked for, counted from the book's deliveries and again from the buyers' own logs. */
export function findOverCap({ accounts, deliveries, log }: Evidence): readonly Finding[] {
  const booked = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  const took = acceptances(log);
  return accounts.flatMap((account) => {
    const ours = deliveries.filter(({ accountId, state }) => accountId === account.id && COUNTED.has(state));
    // A returned lead gave its place back, and the buyer's log knows nothing of returns.
    const theirs = took
      .filter(({ buyer }) => buyer === account.buyer)
      .flatMap(({ webhookId }) => booked.get(webhookId) ?? [])
      .filter(({ state }) => state !== 'returned');
    return CAP_WINDOWS.flatMap((window) => [
      ...overrun(account, window, ours, 'the book'),
      ...overrun(account, window, theirs, 'the buyer'),
    ]);
  });
}

function overrun(account: Account, window: CapWindow, counted: readonly BookedDelivery[], by: string): Finding[] {
  const limit = account.limits[window];
  if (limit === undefined) return [];
  return [...groupBy(counted, ({ reservedAt }) => windowName(reservedAt, account.zone, window))].flatMap(
    ([name, group]): Finding[] =>
      group.length > limit
        ? [finding(account.buyer, `takes ${limit} leads a ${window} and by ${by} has ${group.length} of ${name}`)]
        : [],
  );
}

/** The local window a moment lies in, by name: computed without the product's own calendar, which is under test here. */
export function windowName(moment: number, zone: string, window: CapWindow): string {
  const format = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' } as const;
  const parts = new Intl.DateTimeFormat('en-CA', { ...format, timeZone: zone }).formatToParts(moment);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  switch (window) {
    case 'hour':
      return `${day} ${part('hour')}h`;
    case 'day':
      return day;
    case 'week':
      return `the week of ${mondayOf(day)}`;
    case 'month':
      return day.slice(0, 7);
  }
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
