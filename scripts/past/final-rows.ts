import { drawnRow } from '#db/leads/drawn-columns';
import type { PastBook, PastTable, Row } from './past-book';
import { isoAt } from './past-book';
import type { PastLead } from './past-lead';

const isoOrNull = (at: number | null): string | null => (at === null ? null : isoAt(at));

/** All rows of the past, table by table: what was booked at once, and leads, sales, timelines and counters as they stand in the end. */
export function finalRows(book: PastBook, table: PastTable): readonly Row[] {
  switch (table) {
    case 'lead':
      return book.leads.map(leadRow);
    case 'delivery':
      return book.leads.flatMap(deliveryRows);
    case 'lead_step':
      return book.leads.flatMap(stepRows);
    case 'cap_window':
      return book.windows.rows();
    default:
      return book.rowsOf(table);
  }
}

function leadRow(lead: PastLead): Row {
  const { campaign, findings, receivedAt } = lead;
  const { settings, campaignId, configVersion } = campaign.context;
  const { system, grade, duplicateKey } = findings;
  return {
    id: lead.id,
    lead_type_id: campaign.leadTypeId,
    source_id: campaign.sourceId,
    campaign_id: campaignId,
    stage: lead.stage,
    outcome: lead.outcome,
    fields: findings.fields,
    ...drawnRow(system),
    duplicate_key: duplicateKey && `\\x${duplicateKey.toString('hex')}`,
    duplicate_of: findings.duplicateOf,
    reasons: lead.reasons,
    grade: grade?.grade ?? null,
    grade_score: grade?.score ?? null,
    grading: grade,
    qc: lead.qc,
    mode: settings.processing,
    price_minor: campaign.price,
    currency: campaign.currency,
    revenue_minor: lead.revenue,
    cost_minor: lead.cost,
    max_deliveries: settings.maxDeliveries,
    slots_taken: lead.slotsTaken,
    exclusive_holder: lead.exclusiveHolder,
    plan_count: lead.planCount,
    config_version: configVersion,
    source_credited: lead.sourceCredited,
    category: settings.category,
    received_at: isoAt(receivedAt),
    decided_at: isoOrNull(lead.decidedAt),
    closed_at: isoOrNull(lead.closedAt),
    created_at: isoAt(receivedAt),
    updated_at: isoAt(lead.updatedAt),
  };
}

const deliveryRows = (lead: PastLead): Row[] =>
  lead.deliveries.map(({ id, candidate, planNumber, state, reason, windows, reservedAt, decidedAt }) => ({
    id,
    lead_id: lead.id,
    account_id: candidate.accountId,
    buyer_id: candidate.buyerId,
    method_id: candidate.methodId,
    plan_number: planNumber,
    origin: 'automation',
    state,
    exclusive: candidate.exclusive,
    price_minor: candidate.price,
    currency: lead.campaign.currency,
    cap_windows: windows,
    reason,
    attempts: 1,
    reserved_at: isoAt(reservedAt),
    decided_at: isoAt(decidedAt),
    visible_in_portal: true,
    created_at: isoAt(reservedAt),
  }));

const stepRows = (lead: PastLead): Row[] =>
  lead.steps.map(({ id, node, label, state, startedAt, endedAt, detail }) => ({
    id,
    lead_id: lead.id,
    node,
    label,
    state,
    started_at: isoAt(startedAt),
    ended_at: isoOrNull(endedAt),
    detail: detail ?? {},
    created_at: isoAt(startedAt),
  }));
