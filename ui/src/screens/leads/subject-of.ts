import { IN_HAND_STATES } from '#domain/words/delivery';
import type { Row } from '#ui/lists/row-action';
import { nameOf, shortId, type Lead } from '#ui/screens/lead/use-lead';
import type { ActionSubject } from './actions/action-specs';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A row of the lead list or of quality control as what actions are about. */
export function subjectOfLead(row: Row): ActionSubject {
  return {
    leadId: row.id,
    name: text(row['name']) ?? shortId(row.id),
    stage: text(row['stage']) ?? 'closed',
    outcome: text(row['outcome']),
    deleted: row['deleted'] === true,
    erased: row['outcome'] === 'erased',
  };
}

/** A lead that is open as what actions are about. */
export function subjectOfOpened(lead: Lead): ActionSubject {
  return {
    leadId: lead.id,
    name: nameOf(lead),
    stage: lead.stage,
    outcome: lead.outcome,
    deleted: lead.deletedAt !== null,
    erased: lead.erasedAt !== null,
  };
}

/** A row of the distribution. Its lead's stage is not in it; what the lead forbids the engine refuses with its reason. */
export function subjectOfDelivery(row: Row): ActionSubject {
  const leadId = String(row['lead']);
  const state = String(row['state']);
  return {
    leadId,
    name: text(row['leadName']) ?? shortId(leadId),
    stage:
      state === 'unknown'
        ? 'unresolved'
        : (IN_HAND_STATES as readonly string[]).includes(state)
          ? 'distributing'
          : 'closed',
    outcome: state === 'accepted' ? 'sold' : null,
    deleted: false,
    erased: false,
    deliveryId: row.id,
    deliveryState: state,
  };
}

/** A row of the delivery queue: a delivery, or a lead before its first. */
export function subjectInFlight(row: Row): ActionSubject {
  const { deliveryId: _row, ...subject } = subjectOfDelivery(row);
  const delivery = text(row['delivery']);
  if (delivery) return { ...subject, deliveryId: delivery };
  return { ...subject, stage: ['received', 'scheduled'].includes(String(row['state'])) ? 'received' : 'distributing' };
}
