import { parseMinor } from '#domain/kernel/money';
import type { BuyerLogEntry } from '#test/kit/fakes/buyers/behaviour';
import { DEMO_BUYERS } from './buyers';
import type { Followed } from './follow';
import type { Figures } from './figures';
import type { OperatorBook } from './operator';

/** The run as its sources and its operator saw it. What a buyer paid is its own word where it named a price, else its listed price. */
export function callerFigures(
  followed: readonly Followed[],
  book: OperatorBook,
  confirmed: ReadonlyMap<string, BuyerLogEntry>,
): Figures {
  const answers = followed.flatMap(({ answer }) => (answer ? [answer] : []));
  const deliveries = answers.flatMap((answer) => answer.deliveries ?? []);
  const having = (state: string): typeof deliveries => deliveries.filter((delivery) => delivery.state === state);
  const rejected: Record<string, number> = {};
  for (const { outcome, code = 'none' } of answers)
    if (outcome === 'rejected') rejected[code] = (rejected[code] ?? 0) + 1;
  const credited = new Set(book.returned.filter(({ toSource }) => toSource).map(({ leadId }) => leadId));
  const revenue = sum(
    having('accepted').map(({ deliveryId, buyer }) => confirmed.get(deliveryId)?.price ?? listedPrice(buyer)),
  );
  const cost = sum(
    answers
      .filter(({ leadId, outcome }) => outcome === 'accepted' && !credited.has(leadId))
      .map(({ price }) => parseMinor(price ?? '0') ?? 0),
  );
  return {
    received: followed.length,
    rejected,
    reviewed: book.validated.size + book.invalidated.size,
    invalidated: book.invalidated.size,
    sold: answers.filter(({ code }) => code === 'sold').length,
    unsold: answers.filter(({ code }) => code === 'unsold').length,
    unsettled: followed.filter(({ settledAt }) => settledAt === undefined).length,
    delivered: having('accepted').length + having('returned').length,
    returned: having('returned').length,
    revenue,
    cost,
    margin: revenue - cost,
  };
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const listedPrice = (company: string): number => DEMO_BUYERS.find((buyer) => buyer.company === company)?.price ?? 0;

/** Seconds from sending to the first final answer, of leads no person looked at. */
export function secondsToSettle(followed: readonly Followed[], book: OperatorBook): { p50: number; p99: number } {
  const times = followed
    .filter(
      ({ leadId, settledAt }) =>
        settledAt !== undefined && !book.validated.has(leadId) && !book.invalidated.has(leadId),
    )
    .map(({ startedAt, settledAt }) => ((settledAt ?? 0) - startedAt) / 1000)
    .sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 1000) / 1000;
  return { p50: at(0.5), p99: at(0.99) };
}
