import { formatMinor } from '#domain/kernel/money';
import type { BuyerLogEntry } from '#test/kit/fakes/buyers/behaviour';
import { acceptedByBuyers } from '#test/kit/fakes/buyers/buyer-log';
import { callerFigures, secondsToSettle } from './caller-figures';
import type { Sent } from './client';
import type { DatabaseView } from './read-database';
import { disagreeingRows, type Figures, type Row, type Views } from './figures';
import type { Followed } from './follow';
import type { OperatorBook } from './operator';

export interface Evidence {
  readonly sent: readonly Sent[];
  readonly followed: readonly Followed[];
  readonly book: OperatorBook;
  readonly database: DatabaseView;
  readonly log: readonly BuyerLogEntry[];
  readonly views: Views;
}
export interface Report {
  readonly rows: readonly Row[];
  readonly figures: Figures & {
    readonly sent: number;
    readonly retried: number;
    readonly p50Seconds: number;
    readonly p99Seconds: number;
  };
  readonly views: Views;
  readonly disagreements: readonly string[];
  readonly agrees: boolean;
}

/** Three parties who know nothing of each other tell the run: what the callers saw, the database, the buyers' own logs. They must agree. */
export function compare({ sent, followed, book, database, log, views }: Evidence): Report {
  const accepted = acceptedByBuyers(log);
  const callers = callerFigures(followed, book, accepted);
  const retried =
    log.filter(({ kind }) => kind === 'post').length -
    new Set(log.filter(({ kind }) => kind === 'post').map(({ buyer, webhookId }) => `${buyer}/${webhookId}`)).size;
  const overHttp = database.sales.filter((sale) => sale.overHttp);
  const rows: Row[] = [
    { name: 'received', callers: callers.received, database: database.figures.received },
    ...reasonRows(callers, database.figures),
    { name: 'reviewed (QC)', callers: callers.reviewed, database: database.figures.reviewed },
    { name: 'sold', callers: callers.sold, database: database.figures.sold },
    { name: 'unsold', callers: callers.unsold, database: database.figures.unsold },
    { name: 'not settled', callers: callers.unsettled, database: database.figures.unsettled },
    { name: 'delivered', callers: callers.delivered, database: database.figures.delivered },
    { name: 'delivered over HTTP', database: overHttp.length, buyers: accepted.size },
    { name: 'retried', database: database.retried, buyers: retried },
    { name: 'returned', callers: callers.returned, database: database.figures.returned },
    { name: 'revenue', money: true, callers: callers.revenue, database: database.figures.revenue },
    { name: 'cost', money: true, callers: callers.cost, database: database.figures.cost },
    { name: 'margin', money: true, callers: callers.margin, database: database.figures.margin },
  ];
  const disagreements = [
    ...disagreeingRows(rows),
    ...unexpectedAnswers(sent, followed),
    ...salesAgainstLog(database, accepted),
    ...database.broken,
    ...views.differences,
    ...viewsAgainstBook(views, database.figures),
    ...book.refusals,
    ...(callers.unsettled === 0 ? [] : [`${callers.unsettled} leads never got a final answer`]),
  ];
  const { p50, p99 } = secondsToSettle(followed, book);
  return {
    rows,
    views,
    figures: { ...callers, sent: sent.length, retried, p50Seconds: p50, p99Seconds: p99 },
    disagreements,
    agrees: disagreements.length === 0,
  };
}

/** The screens' sums are the book's, to the cent. */
const viewsAgainstBook = ({ totals }: Views, { revenue, cost }: Figures): string[] =>
  totals
    .filter((each) => each.revenue !== revenue || each.cost !== cost)
    .map(
      (each) =>
        `the ${each.view} says revenue ${formatMinor(each.revenue)} and cost ${formatMinor(each.cost)}, the database ${formatMinor(revenue)} and ${formatMinor(cost)}`,
    );

function reasonRows(callers: Figures, database: Figures): Row[] {
  const codes = [...new Set([...Object.keys(callers.rejected), ...Object.keys(database.rejected)])].sort();
  return codes.map((code) => ({
    name: `rejected: ${code}`,
    callers: callers.rejected[code] ?? 0,
    database: database.rejected[code] ?? 0,
  }));
}

/** Requests that were not answered as they had to be. */
function unexpectedAnswers(sent: readonly Sent[], followed: readonly Followed[]): string[] {
  const last = new Map(followed.map(({ leadId, answer }) => [leadId, answer]));
  return sent.flatMap((one) => {
    const surprise = surpriseIn(one, last.get(one.answer?.leadId ?? '') ?? one.answer);
    return surprise === undefined
      ? []
      : [`${one.planned.kind} (${one.planned.format} to ${one.planned.campaign}): ${surprise}`];
  });
}

function surpriseIn(
  { planned: { expect }, status, problem, replayed }: Sent,
  last: Sent['answer'],
): string | undefined {
  const code = problem ?? last?.code ?? 'none';
  if (!expect.statuses.includes(status)) return `answered ${status} ${code}, expected ${expect.statuses.join(' or ')}`;
  if (expect.outcome !== undefined && last?.outcome !== expect.outcome)
    return `became ${last?.outcome} ${code}, expected ${expect.outcome}`;
  if (expect.code !== undefined && code !== expect.code) return `code ${code}, expected ${expect.code}`;
  return (expect.replayed ?? false) === replayed
    ? undefined
    : `${replayed ? 'was' : 'was not'} answered as a repetition`;
}

/** Sale by sale: what the buyer took is booked, what is booked the buyer took, at the price it named. */
function salesAgainstLog(database: DatabaseView, accepted: ReadonlyMap<string, BuyerLogEntry>): string[] {
  const booked = new Map(database.sales.filter((sale) => sale.overHttp).map((sale) => [sale.deliveryId, sale]));
  const lost = [...accepted.values()].filter(({ webhookId }) => !booked.has(webhookId));
  const invented = [...booked.values()].filter(({ deliveryId }) => !accepted.has(deliveryId));
  const misread = [...booked.values()].filter(({ deliveryId, leadId, price }) => {
    const entry = accepted.get(deliveryId);
    return entry !== undefined && (entry.leadId !== leadId || (entry.price !== null && entry.price !== price));
  });
  return [
    ...lost.map(({ buyer, webhookId }) => `${buyer} took delivery ${webhookId}, but the database has no sale of it`),
    ...invented.map(({ deliveryId }) => `the database calls delivery ${deliveryId} sold, but no buyer took it`),
    ...misread.map(({ deliveryId }) => `delivery ${deliveryId} is booked for another lead or price than its buyer's`),
  ];
}
