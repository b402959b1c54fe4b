/** Kinds of accounts of the ledger; those of buyers and sources are one for each. */
export const LEDGER_ACCOUNTS = ['buyer-receivable', 'source-payable', 'revenue', 'lead-cost'] as const;
export type LedgerAccountKind = (typeof LEDGER_ACCOUNTS)[number];

export const POSTING_KINDS = ['sale', 'price-change', 'sale-return', 'lead-cost', 'lead-cost-return'] as const;
