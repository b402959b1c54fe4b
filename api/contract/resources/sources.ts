import { z } from 'zod';
import { accessRuleSchema } from '#domain/lead/campaign.schema';
import { bookkeeping, defineResource } from './resource';
import { contactSchema, nameSchema } from './vocabulary';
import { SOURCE_STATUSES } from '#domain/words/market';

export const sources = defineResource({
  name: 'sources',
  label: 'Sources',
  permissions: { view: 'sources:view', edit: 'sources:edit' },
  writable: z.strictObject({
    name: nameSchema,
    status: z
      .enum(SOURCE_STATUSES)
      .default('active')
      .meta({
        description: 'Leads are accepted from an active source only: inactive is off for now, closed is done with',
      }),
    contact: contactSchema.prefault({}),
    accessRules: z
      .array(accessRuleSchema)
      .max(500)
      .default([])
      .meta({ description: 'Addresses the receiver accepts: any matching deny refuses; with allows, one must match' }),
    gradingEnabled: z.boolean().default(true),
  }),
  fixed: [],
  writeOnly: [],
  documents: [],
  readOnly: z.object({ ...bookkeeping, vid: z.int() }),
  filters: ['name', 'status'],
});
