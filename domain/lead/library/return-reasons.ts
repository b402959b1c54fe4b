import type { ReturnReason } from '../../fields/lead-type.schema';

/** Why a buyer may send back any lead, whatever it is about. */
export const RETURN_REASONS: readonly ReturnReason[] = [
  { code: 'disconnected-number', label: 'Phone number is disconnected' },
  { code: 'wrong-number', label: 'Phone number belongs to somebody else' },
  { code: 'invalid-email', label: 'Email address does not exist' },
  { code: 'duplicate', label: 'We already have this lead' },
  { code: 'fake-lead', label: 'Made-up details' },
  { code: 'did-not-request', label: 'Consumer did not ask for this' },
  { code: 'out-of-area', label: 'Outside our area' },
];
