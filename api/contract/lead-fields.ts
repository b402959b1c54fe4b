import { z } from 'zod';
import { defineEndpoint } from './endpoint';

export const listLeadFieldColumns = defineEndpoint({
  id: 'listLeadFieldColumns',
  method: 'get',
  path: '/api/v1/lead-field-columns',
  access: 'data',
  permission: 'leads:view',
  tag: 'Leads',
  summary: 'Fields of lead types that lists about leads can show, filter, sort and export',
  description:
    'Those that a lead type in sight shows on lists. A name goes into `fields` of a search, `columns` of an export, and rules and sorts of both, of leads, quality control, distribution, returns, the delivery queue and ledger postings; a role needs leads:view for them.',
  responses: {
    200: z.object({
      items: z.array(
        z.object({
          name: z.string().meta({ description: '`field.` and the name of the field' }),
          label: z.string(),
          kind: z.enum(['text', 'number', 'boolean', 'day']),
          leadTypes: z.array(z.object({ id: z.uuid(), name: z.string() })),
        }),
      ),
    }),
  },
});
