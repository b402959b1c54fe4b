import { z } from 'zod';
import { defineEndpoint } from '../endpoint';
import { bookkeeping, defineResource } from './resource';
import { activeStatusSchema, fieldsDocumentSchema, nameSchema } from './vocabulary';

const writable = z.strictObject({
  name: nameSchema,
  industry: z.string().trim().max(80).default(''),
  status: activeStatusSchema.default('active'),
  document: fieldsDocumentSchema
    .optional()
    .meta({ description: 'Fields and return reasons; may be left out with `from`' }),
  from: z.string().max(60).optional().meta({ description: 'Create from this entry of the library, e.g. solar' }),
});

export const leadTypes = defineResource({
  name: 'lead-types',
  label: 'Lead types',
  permissions: { view: 'leads:view', edit: 'settings:edit' },
  writable,
  fixed: ['from'],
  writeOnly: ['from'],
  documents: ['document'],
  readOnly: z.object({ ...bookkeeping, lid: z.int() }),
  filters: ['name', 'industry', 'status'],
});

export const listLeadTypeLibrary = defineEndpoint({
  id: 'listLeadTypeLibrary',
  method: 'get',
  path: '/api/v1/lead-type-library',
  access: 'account',
  permission: 'leads:view',
  tag: 'Lead types',
  summary: 'Ready lead types to create from',
  responses: {
    200: z.object({
      items: z.array(
        z.object({ id: z.string(), name: z.string(), industry: z.string(), document: fieldsDocumentSchema }),
      ),
    }),
  },
});
