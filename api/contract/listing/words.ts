/** Words of the book of record that lists show and filter by. */
export const DELIVERY_STATES = ['reserved', 'sending', 'retrying', 'unknown', 'accepted', 'tested', 'refused', 'failed', 'released', 'returned'] as const;
export const PENDING_STATES = ['received', 'scheduled', 'auction', 'delayed', 'distributing', 'reserved', 'sending', 'retrying', 'unknown'] as const;
export const DELIVERY_ORIGINS = ['automation', 'send-to', 'resend', 'reassign', 'transfer', 'alternate', 'force-id'] as const;
export const RETURN_STATES = ['requested', 'approved', 'approved-to-source', 'denied'] as const;
export const LEDGER_ACCOUNTS = ['buyer-receivable', 'source-payable', 'revenue', 'lead-cost'] as const;
export const POSTING_KINDS = ['sale', 'price-change', 'sale-return', 'lead-cost', 'lead-cost-return'] as const;
export const BUYER_STATUSES = ['new', 'pending', 'working', 'waiting', 'dead', 'inactive', 'active', 'late', 'suspended', 'closed'] as const;
export const CAMPAIGN_STATUSES = ['active', 'closed', 'inactive', 'on-hold', 'late', 'suspended'] as const;
export const ACTIVE_STATUSES = ['active', 'inactive'] as const;
export const GRADES = ['A', 'B', 'C', 'D', 'F'] as const;
export const AUDIT_KINDS = ['change', 'event', 'look'] as const;
