import { referenceTo, type ColumnSql, type MakeSource } from '../listing/list-source';
import { allOf, andAllOf } from '../scope/data-scope';
import { buyersThingScope, campaignScope, leadTypeScope, sourceScope } from '../scope/entity-scopes';
import { leadScope } from '../scope/lead-scope';
import { lastLead, leadsToday, rowFacts } from './row-columns';

const contact = (name: string): ColumnSql => ({ show: `source.contact ->> '${name}'` });

export const sourcesSource: MakeSource = (sees, bind) => ({
  from: 'source',
  name: 'source',
  where: [() => allOf(sourceScope(sees, bind, 'source'))],
  columns: {
    ...rowFacts('source'),
    vid: { show: 'source.vid' },
    name: { show: 'source.name' },
    status: { show: 'source.status' },
    contactName: contact('name'),
    contactEmail: contact('email'),
    contactPhone: contact('phone'),
    gradingEnabled: { show: 'source.grading_enabled' },
    addressRules: { show: 'jsonb_array_length(source.access_rules)' },
    campaigns: {
      show: () =>
        `(select count(*)::integer from campaign where campaign.source_id = source.id${andAllOf(campaignScope(sees, bind, 'campaign'))})`,
    },
    leadsToday: { show: () => leadsToday('source_id = source.id', leadScope(sees, bind)) },
    lastLeadAt: { show: () => lastLead('source_id = source.id', leadScope(sees, bind)) },
  },
});

export const campaignsSource: MakeSource = (sees, bind) => ({
  from: 'campaign',
  name: 'campaign',
  joins: 'join source on source.id = campaign.source_id join lead_type on lead_type.id = campaign.lead_type_id',
  where: [() => allOf(campaignScope(sees, bind, 'campaign'))],
  columns: {
    ...rowFacts('campaign'),
    aid: { show: 'campaign.aid' },
    name: { show: 'campaign.name' },
    source: { show: referenceTo('source.id', 'source.name'), by: 'campaign.source_id', sort: 'source.name' },
    leadType: {
      show: referenceTo('lead_type.id', 'lead_type.name'),
      by: 'campaign.lead_type_id',
      sort: 'lead_type.name',
    },
    intakeChannel: { show: 'campaign.intake_channel' },
    status: { show: 'campaign.status' },
    priceMinor: { show: 'campaign.price_minor' },
    currency: { show: '(select installation.currency from installation)' },
    processing: { show: `coalesce(campaign.settings ->> 'processing', 'queued')` },
    qualityControl: { show: `coalesce((campaign.settings ->> 'qualityControl')::boolean, false)` },
    grading: { show: `coalesce((campaign.settings ->> 'grading')::boolean, false)` },
    maxDeliveries: { show: `coalesce((campaign.settings ->> 'maxDeliveries')::bigint, 1)` },
    hasPassword: { show: '(campaign.password_hash is not null)' },
    leadsToday: { show: () => leadsToday('campaign_id = campaign.id', leadScope(sees, bind)) },
    lastLeadAt: { show: () => lastLead('campaign_id = campaign.id', leadScope(sees, bind)) },
  },
});

export const leadTypesSource: MakeSource = (sees, bind) => ({
  from: 'lead_type',
  name: 'lead_type',
  where: [() => allOf(leadTypeScope(sees, bind, 'lead_type'))],
  columns: {
    ...rowFacts('lead_type'),
    lid: { show: 'lead_type.lid' },
    name: { show: 'lead_type.name' },
    industry: { show: 'lead_type.industry' },
    status: { show: 'lead_type.status' },
    fields: { show: `jsonb_array_length(coalesce(lead_type.document -> 'fields', '[]'))` },
    returnReasons: { show: `jsonb_array_length(coalesce(lead_type.document -> 'returnReasons', '[]'))` },
    campaigns: {
      show: () =>
        `(select count(*)::integer from campaign where campaign.lead_type_id = lead_type.id${andAllOf(campaignScope(sees, bind, 'campaign'))})`,
    },
    accounts: {
      show: () =>
        `(select count(*)::integer from delivery_account account where account.lead_type_id = lead_type.id${andAllOf(buyersThingScope(sees, bind, 'account'))})`,
    },
    leadsToday: { show: () => leadsToday('lead_type_id = lead_type.id', leadScope(sees, bind)) },
  },
});
