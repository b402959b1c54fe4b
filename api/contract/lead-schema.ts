import { z } from 'zod';
import { fieldDefinitionSchema, returnReasonSchema } from '#domain/fields/lead-type.schema';
import { defineEndpoint } from './endpoint';
import { CAMPAIGN_STATUSES } from '#domain/words/market';

const id = z.uuid();
const schemaAnswer = z.object({
  leadTypeId: id,
  leadTypeName: z.string(),
  fields: z.array(fieldDefinitionSchema),
  returnReasons: z.array(returnReasonSchema),
});

export const readLeadSchema = defineEndpoint({
  id: 'readLeadSchema',
  method: 'get',
  path: '/api/v1/leads/{leadId}/schema',
  access: 'data',
  permission: 'leads:view',
  tag: 'Leads',
  summary: "The fields and return reasons of a lead's type",
  description: 'For those who work leads and may not see the settings.',
  params: z.object({ leadId: z.uuid() }),
  responses: { 200: schemaAnswer },
  problems: [404],
});

const entryCampaignSchema = z.object({
  id,
  name: z.string(),
  sourceName: z.string(),
  leadTypeId: id,
  leadTypeName: z.string(),
  status: z.enum(CAMPAIGN_STATUSES),
  priceMinor: z.int().nullable().meta({ description: 'Null for a role limited to buyers' }),
  currency: z.string(),
});

export const listEntryCampaigns = defineEndpoint({
  id: 'listEntryCampaigns',
  method: 'get',
  path: '/api/v1/lead-entry/campaigns',
  access: 'data',
  permission: 'leads:work',
  tag: 'Leads',
  summary: 'Campaigns a lead may be entered for by hand',
  responses: { 200: z.object({ items: z.array(entryCampaignSchema) }) },
});

export const readEntryForm = defineEndpoint({
  id: 'readEntryForm',
  method: 'get',
  path: '/api/v1/lead-entry/campaigns/{campaignId}',
  access: 'data',
  permission: 'leads:work',
  tag: 'Leads',
  summary: 'The fields to fill in for a campaign',
  params: z.object({ campaignId: z.uuid() }),
  responses: { 200: schemaAnswer.omit({ returnReasons: true }) },
  problems: [404],
});
