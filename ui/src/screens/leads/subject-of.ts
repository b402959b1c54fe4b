import type { Row } from '../../lists/row-action';
import { shortId } from '../lead/use-lead';
import type { ActionSubject } from './actions/action-specs';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A row of the lead list or of quality control as what actions are about. */
export function subjectOfLead(row: Row): ActionSubject {
  return {
    leadId: row.id, name: text(row['name']) ?? shortId(row.id), stage: text(row['stage']) ?? 'closed', outcome: text(row['outcome']), deleted: row['deleted'] === true,
  };
}

/** A row of the distribution. Its lead's stage is not in it; what the lead forbids the engine refuses with its reason. */
export function subjectOfDelivery(row: Row): ActionSubject {
  const leadId = String(row['lead']);
  const state = String(row['state']);
  return {
    leadId, name: text(row['leadName']) ?? shortId(leadId), stage: state === 'unknown' ? 'unresolved' : ['reserved', 'sending', 'retrying'].includes(state) ? 'distributing' : 'closed',
    outcome: state === 'accepted' ? 'sold' : null, deleted: false, deliveryId: row.id, deliveryState: state,
  };
}
