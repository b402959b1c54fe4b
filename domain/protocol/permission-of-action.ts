import { DONE_IN_BOOK, type LeadAction } from './lead-actions';

const RETURNING: ReadonlySet<LeadAction> = new Set(['request-return', 'decide-return', 'mark-returned']);
const DELETING: ReadonlySet<LeadAction> = new Set(DONE_IN_BOOK);

/** What a role must include for an action by hand. */
export function permissionOfAction(action: LeadAction): 'leads:work' | 'leads:returns' | 'leads:delete' {
  if (RETURNING.has(action)) return 'leads:returns';
  return DELETING.has(action) ? 'leads:delete' : 'leads:work';
}
