import { ACTION_NAMES } from '../actions';

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
export const SOURCE_STATUSES = ['active', 'closed', 'inactive'] as const;
export const GRADES = ['A', 'B', 'C', 'D', 'F'] as const;
export const AUDIT_KINDS = ['change', 'event', 'look'] as const;
/** What happens to people's access. */
export const ACCESS_EVENTS = [
  'sign-in', 'sign-in-failed', 'sign-in-locked', 'sign-out', 'session-ended', 'password-changed', 'password-reset-asked', 'password-reset', 'invited', 'invitation-accepted',
  'second-factor-on', 'second-factor-off', 'recovery-codes-renewed', 'recovery-code-used', 'token-refused',
] as const;
export const LOOKS = ['read', 'list', 'search', 'export'] as const;
/** What may be booked in the audit log: changes of configuration, what is done to leads by hand, access, looks at data. */
export const AUDIT_ACTIONS = ['created', 'changed', 'deleted', 'corrected', ...ACTION_NAMES, ...ACCESS_EVENTS, ...LOOKS] as const;
/** What an entry of the audit log is about: a thing, or the list somebody looked through. */
export const AUDIT_SUBJECTS = [
  'lead', 'lead_type', 'source', 'campaign', 'lead_form', 'buyer', 'delivery_method', 'delivery_account', 'installation', 'app_user', 'role', 'api_credential', 'delivery-test',
  'leads', 'quality-control', 'deliveries', 'delivery-queue', 'returns', 'ledger-accounts', 'ledger-postings', 'lead-types', 'sources', 'campaigns', 'lead-forms', 'buyers', 'delivery-methods', 'delivery-accounts',
  'users', 'roles', 'credentials', 'audit',
] as const;
