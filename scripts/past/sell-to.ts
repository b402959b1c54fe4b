import { windowsToHold } from '#domain/limits/windows-to-hold';
import type { Candidate } from '#domain/plan/plan-types';
import { interpretPortal } from '#domain/channels/lead-portal/interpret';
import type { DeliveryResult } from '#domain/protocol/lead-messages';
import { isoAt, type PastBook } from './past-book';
import type { PastDelivery, PastLead } from './past-lead';
import { postSale } from './post-entries';

/** As the transport of the portal answers, and as that is kept. */
const ANSWER = { status: 200, headers: {}, body: '', truncated: false };

/** Reserves and sells to one account as `deliverLead` does over the lead portal, which takes every lead: skipped where place or limits are taken. */
export function sellTo(
  book: PastBook,
  lead: PastLead,
  candidate: Candidate,
  planNumber: number,
  at: number,
): DeliveryResult & { readonly at: number } {
  const { accountId, buyerId, exclusive } = candidate;
  const account = lead.campaign.routing.accounts.get(accountId)!;
  const reservedAt = book.after(at, 2, 12);
  const windows = windowsToHold(reservedAt, account.zone, account.limits, candidate.ignoreLimits);
  const taken =
    lead.exclusiveHolder !== null ||
    lead.slotsTaken >= lead.campaign.context.settings.maxDeliveries ||
    (exclusive && lead.slotsTaken > 0);
  const hasIt = lead.deliveries.some((other) => other.candidate.buyerId === buyerId && other.state === 'accepted');
  if (taken || hasIt || book.windows.full('account', accountId, windows))
    return { accountId, state: 'skipped', at: reservedAt };
  book.windows.take('account', accountId, windows);
  const sale: PastDelivery = {
    id: book.id(reservedAt),
    candidate,
    planNumber,
    reservedAt,
    decidedAt: book.after(reservedAt, 3, 40),
    state: 'accepted',
    reason: null,
    windows,
    asked: false,
  };
  lead.deliveries.push(sale);
  book.addSale(sale);
  lead.slotsTaken += 1;
  if (exclusive) lead.exclusiveHolder = sale.id;
  postSale(book, lead, sale);
  book.add('delivery_attempt', {
    id: book.id(reservedAt),
    delivery_id: sale.id,
    number: 1,
    state: 'accepted',
    request: { transport: 'portal' },
    response: ANSWER,
    reading: { trace: interpretPortal().trace },
    started_at: isoAt(reservedAt),
    ended_at: isoAt(sale.decidedAt),
    created_at: isoAt(reservedAt),
  });
  lead.updatedAt = sale.decidedAt;
  return { accountId, state: 'accepted', at: sale.decidedAt };
}
