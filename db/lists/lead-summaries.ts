import type { ColumnFacts, MakeSource } from '../listing/list-source';
import { LEAD_NAMES } from './lead-columns';
import { leadsSource } from './leads';

const facts = (kind: ColumnFacts['kind'], ...names: readonly string[]): ColumnFacts[] =>
  names.map((name) => ({ name, kind }));

/** What the data API lists of a lead: ids and names side by side instead of references. */
const SUMMARY: readonly ColumnFacts[] = [
  ...facts('id', 'id', 'leadTypeId', 'sourceId', 'campaignId'),
  ...facts('text', 'leadTypeName', 'sourceName', 'campaignName', 'firstName', 'lastName', 'email', 'phone', 'city'),
  ...facts('text', 'state', 'postalCode', 'currency'),
  ...facts('choice', 'stage', 'outcome', 'grade'),
  ...facts('boolean', 'test', 'deleted'),
  ...facts('money', 'priceMinor', 'costMinor', 'revenueMinor'),
  { name: 'receivedAt', kind: 'moment', always: true },
  { name: 'closedAt', kind: 'moment' },
];
export const LEAD_SUMMARY: ReadonlyMap<string, ColumnFacts> = new Map(SUMMARY.map((column) => [column.name, column]));

/** The leads of the list of leads, in these columns. */
export const leadSummaries: MakeSource = (sees, bind) => {
  const leads = leadsSource(sees, bind);
  return {
    ...leads,
    decorate: LEAD_NAMES,
    columns: {
      ...leads.columns,
      leadTypeId: { show: 'lead.lead_type_id' },
      leadTypeName: { show: 'lead_type.name' },
      sourceId: { show: 'lead.source_id' },
      sourceName: { show: 'source.name' },
      campaignId: { show: 'lead.campaign_id' },
      campaignName: { show: 'campaign.name' },
      firstName: { show: 'lead.first_name' },
      lastName: { show: 'lead.last_name' },
      priceMinor: { show: 'lead.price_minor' },
    },
  };
};
