import { isoAt, type PastBook } from './past-book';
import type { PastDelivery, PastLead } from './past-lead';

interface Posting {
  readonly kind: 'lead-cost' | 'lead-cost-return' | 'sale' | 'sale-return';
  readonly subjectId: string;
  readonly at: number;
  /** The account that grows, and the one the other side is in. */
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
}

/** Two entries that sum to zero; nothing for an amount of zero. */
function post(book: PastBook, lead: PastLead, { kind, subjectId, at, debit, credit, amount }: Posting): void {
  if (amount === 0) return;
  const id = book.id(at);
  const created_at = isoAt(at);
  book.add('ledger_transaction', {
    id,
    kind,
    subject_id: subjectId,
    sequence: 0,
    lead_id: lead.id,
    at: created_at,
    created_at,
  });
  for (const [account, minor] of [
    [debit, amount],
    [credit, -amount],
  ] as const)
    book.add('ledger_entry', {
      transaction_id: id,
      account,
      amount_minor: minor,
      currency: lead.campaign.currency,
      created_at,
    });
}

const costAccounts = ({ campaign }: PastLead) => ({
  debit: 'lead-cost',
  credit: `source-payable:${campaign.sourceId}`,
});
const saleAccounts = ({ candidate }: PastDelivery) => ({
  debit: `buyer-receivable:${candidate.buyerId}`,
  credit: 'revenue',
});

/** The source is owed its price from now on. */
export function postCost(book: PastBook, lead: PastLead, at: number): void {
  post(book, lead, { kind: 'lead-cost', subjectId: lead.id, at, ...costAccounts(lead), amount: lead.campaign.price });
  lead.cost = lead.campaign.price;
}

/** The lead goes back to its source, once, unless another buyer has it. */
export function reverseCost(book: PastBook, lead: PastLead, at: number): void {
  if (lead.sourceCredited || lead.deliveries.some(({ state }) => state === 'accepted')) return;
  post(book, lead, { kind: 'lead-cost-return', subjectId: lead.id, at, ...costAccounts(lead), amount: -lead.cost });
  lead.cost = 0;
  lead.sourceCredited = true;
}

export function postSale(book: PastBook, lead: PastLead, sale: PastDelivery): void {
  post(book, lead, {
    kind: 'sale',
    subjectId: sale.id,
    at: sale.decidedAt,
    ...saleAccounts(sale),
    amount: sale.candidate.price,
  });
  lead.revenue += sale.candidate.price;
}

export function reverseSale(book: PastBook, lead: PastLead, sale: PastDelivery, at: number): void {
  post(book, lead, {
    kind: 'sale-return',
    subjectId: sale.id,
    at,
    ...saleAccounts(sale),
    amount: -sale.candidate.price,
  });
  lead.revenue -= sale.candidate.price;
}
