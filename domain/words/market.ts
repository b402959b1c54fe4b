/** Whether something that can only be on or off is on. */
export const ACTIVE_STATUSES = ['active', 'inactive'] as const;
export type ActiveStatus = (typeof ACTIVE_STATUSES)[number];

export const SOURCE_STATUSES = ['active', 'closed', 'inactive'] as const;
export type SourceStatus = (typeof SOURCE_STATUSES)[number];

export const CAMPAIGN_STATUSES = ['active', 'closed', 'inactive', 'on-hold', 'late', 'suspended'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

/** Of all only `active` gets leads by automation; in the order of a buyer's life. */
export const BUYER_STATUSES = [
  'new',
  'pending',
  'working',
  'waiting',
  'active',
  'late',
  'suspended',
  'inactive',
  'closed',
  'dead',
] as const;
export type BuyerStatus = (typeof BUYER_STATUSES)[number];

export const ACCOUNT_TYPES = ['general', 'url-redirect', 'live-call-transfer', 'ivr-direct-transfer'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];
