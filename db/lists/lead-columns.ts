import { referenceTo, type ColumnSql } from '../listing/list-source';

export const LEAD_NAME = `btrim(coalesce(lead.first_name, '') || ' ' || coalesce(lead.last_name, ''))`;

/** Names of what a lead came in by, joined to the rows of a page. */
export const LEAD_NAMES = `
  join lead_type on lead_type.id = lead.lead_type_id
  join source on source.id = lead.source_id
  join campaign on campaign.id = lead.campaign_id`;

/** What every list shows of the lead it is about; joined to `lead` and LEAD_NAMES. */
export const cameInBy = {
  leadType: { show: referenceTo('lead_type.id', 'lead_type.name'), by: 'lead.lead_type_id' },
  source: { show: referenceTo('source.id', 'source.name'), by: 'lead.source_id' },
  campaign: { show: referenceTo('campaign.id', 'campaign.name'), by: 'lead.campaign_id' },
  test: { show: 'lead.test' },
} as const satisfies Record<string, ColumnSql>;

/** Columns of the lists of leads that need nobody's sight. */
export const leadFacts = {
  id: { show: 'lead.id' },
  receivedAt: { show: 'lead.received_at' },
  name: { show: `nullif(${LEAD_NAME}, '')`, by: LEAD_NAME },
  ...cameInBy,
  state: { show: 'lead.state' },
  grade: { show: 'lead.grade' },
  gradeScore: { show: 'lead.grade_score' },
  stage: { show: 'lead.stage' },
  outcome: { show: 'lead.outcome' },
  email: { show: 'lead.email' },
  phone: { show: 'lead.phone', exact: true },
  city: { show: 'lead.city' },
  postalCode: { show: 'lead.postal_code' },
  costMinor: { show: 'lead.cost_minor' },
  currency: { show: 'lead.currency' },
  reason: { show: `lead.reasons -> 0 ->> 'message'` },
  reasonCode: { show: `lead.reasons -> 0 ->> 'code'` },
} as const satisfies Record<string, ColumnSql>;
