import { referenceTo, type MakeSource } from '../listing/list-source';
import { allOf } from '../scope/data-scope';
import { campaignScope } from '../scope/entity-scopes';
import { rowFacts } from './row-columns';

export const leadFormsSource: MakeSource = (sees, bind) => ({
  from: 'lead_form',
  name: 'lead_form',
  joins: `join campaign on campaign.id = lead_form.campaign_id join source on source.id = campaign.source_id
    join lead_type on lead_type.id = campaign.lead_type_id`,
  where: [() => allOf(campaignScope(sees, bind, 'campaign'))],
  columns: {
    ...rowFacts('lead_form'),
    name: { show: 'lead_form.name' },
    slug: { show: 'lead_form.slug' },
    campaign: { show: referenceTo('campaign.id', 'campaign.name'), by: 'lead_form.campaign_id', sort: 'campaign.name' },
    source: { show: referenceTo('source.id', 'source.name'), by: 'campaign.source_id', sort: 'source.name' },
    leadType: {
      show: referenceTo('lead_type.id', 'lead_type.name'),
      by: 'campaign.lead_type_id',
      sort: 'lead_type.name',
    },
    status: { show: 'lead_form.status' },
    fields: { show: `jsonb_array_length(coalesce(lead_form.document -> 'fields', '[]'))` },
  },
});
