import type { DeliveryAttemptRow, DeliveryRow, LeadPlanRow, LeadReturnRow, LeadRow, LeadStepRow, PingRow } from '../rows';

/**
 * Column lists of the row types, complete by type check. Never `select *`: a prepared statement breaks when a migration adds a
 * column under it, and rows would carry what their type does not name.
 */
function columns<Row>(keys: Record<keyof Row, true>): (table: string) => string {
  const names = Object.keys(keys).map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return (table) => names.map((name) => `${table}.${name}`).join(', ');
}

export const leadColumns = columns<LeadRow>({
  id: true, leadTypeId: true, sourceId: true, campaignId: true, stage: true, outcome: true, fields: true, firstName: true,
  lastName: true, email: true, phone: true, city: true, state: true, postalCode: true, isMobile: true, ipAddress: true,
  duplicateKey: true, duplicateOf: true, reasons: true, grade: true, gradeScore: true, grading: true, qc: true, test: true,
  mode: true, forceId: true, priceMinor: true, currency: true, costMinor: true, revenueMinor: true, maxDeliveries: true, slotsTaken: true,
  exclusiveHolder: true, planCount: true, configVersion: true, redirectUrl: true, sourceCredited: true, receivedAt: true,
  decidedAt: true, closedAt: true, erasedAt: true, deletedAt: true, deletedFrom: true, judgements: true, category: true, verification: true, hold: true, createdAt: true, updatedAt: true,
});
export const deliveryColumns = columns<DeliveryRow>({
  id: true, leadId: true, accountId: true, buyerId: true, methodId: true, planNumber: true, origin: true, state: true,
  exclusive: true, priceMinor: true, currency: true, capWindows: true, reference: true, redirectUrl: true, reason: true,
  attempts: true, reservedAt: true, decidedAt: true, visibleInPortal: true, createdAt: true,
});
export const attemptColumns = columns<DeliveryAttemptRow>({
  id: true, deliveryId: true, number: true, state: true, request: true, response: true, reading: true, startedAt: true,
  endedAt: true, createdAt: true,
});
export const stepColumns = columns<LeadStepRow>({
  id: true, leadId: true, seq: true, node: true, label: true, state: true, startedAt: true, endedAt: true, attempt: true,
  detail: true, createdAt: true,
});
export const planColumns = columns<LeadPlanRow>({
  leadId: true, number: true, configVersion: true, madeAt: true, tookUs: true, candidates: true, refusals: true,
  rescanned: true, createdAt: true,
});
export const pingColumns = columns<PingRow>({
  id: true, leadId: true, planNumber: true, accountId: true, methodId: true, state: true, bidMinor: true, reference: true,
  request: true, response: true, reading: true, startedAt: true, endedAt: true, createdAt: true,
});
export const returnColumns = columns<LeadReturnRow>({
  id: true, deliveryId: true, reasonCode: true, note: true, state: true, requestedBy: true, requestedAt: true,
  decidedBy: true, decidedAt: true, createdAt: true,
});
