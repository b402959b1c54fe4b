import { ACCESS_EVENTS, LOOKS } from '#domain/words/access';
import { ACTION_NAMES } from '../actions';

/** What may be booked in the audit log: changes of configuration, what is done to leads by hand, access, looks at data. */
export const AUDIT_ACTIONS = [
  'created',
  'changed',
  'deleted',
  'corrected',
  ...ACTION_NAMES,
  ...ACCESS_EVENTS,
  ...LOOKS,
] as const;
/** What an entry of the audit log is about: a thing, or the list somebody looked through. */
export const AUDIT_SUBJECTS = [
  'lead',
  'lead_type',
  'source',
  'campaign',
  'lead_form',
  'buyer',
  'delivery_method',
  'delivery_account',
  'installation',
  'app_user',
  'role',
  'api_credential',
  'delivery-test',
  'leads',
  'quality-control',
  'deliveries',
  'delivery-queue',
  'returns',
  'ledger-accounts',
  'ledger-postings',
  'lead-types',
  'sources',
  'campaigns',
  'lead-forms',
  'buyers',
  'delivery-methods',
  'delivery-accounts',
  'users',
  'roles',
  'credentials',
  'audit',
] as const;
