import { z } from 'zod';
import { defineEndpoint } from './endpoint';

const useSchema = z.object({
  field: z.string().meta({ description: 'Name of a field of the lead type' }),
  kind: z.enum(['campaign', 'delivery-account', 'delivery-method', 'lead-form']),
  id: z.uuid(),
  name: z.string(),
});

export const leadTypeUsageSchema = z
  .object({
    leads: z.object({ count: z.int(), more: z.boolean() }).meta({ description: 'Counted up to 10,000' }),
    searchable: z
      .array(
        z.object({
          field: z.string(),
          state: z.enum(['waiting', 'building', 'ready']),
          percent: z.int().min(0).max(100),
        }),
      )
      .meta({ description: 'Fields marked searchable, and how far their index is' }),
    campaigns: z.array(z.object({ id: z.uuid(), name: z.string(), aid: z.int() })),
    accounts: z.int(),
    methods: z.int(),
    forms: z.int(),
    fields: z.array(useSchema).meta({ description: 'Which criteria, mappings and forms name which field' }),
  })
  .meta({ id: 'LeadTypeUsage' });

export const readLeadTypeUsage = defineEndpoint({
  id: 'readLeadTypeUsage',
  method: 'get',
  path: '/api/v1/lead-types/{id}/usage',
  access: 'account',
  permission: 'leads:view',
  tag: 'Lead types',
  summary: 'What stands on a lead type',
  params: z.object({ id: z.uuid() }),
  responses: { 200: leadTypeUsageSchema },
  problems: [404],
});
