import { z } from 'zod';
import { leadFormDocumentSchema } from '#domain/lead/lead-form.schema';
import { bookkeeping, defineResource } from './resource';
import { activeStatusSchema, nameSchema } from './vocabulary';

/** Lower-case words joined by hyphens: the last part of the page's address. */
const slugSchema = z
  .string()
  .trim()
  .min(3)
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens, e.g. solar-quote.');

export const leadForms = defineResource({
  name: 'lead-forms',
  label: 'Lead forms',
  permissions: { view: 'sources:view', edit: 'sources:edit' },
  writable: z.strictObject({
    campaignId: z.uuid().meta({ description: 'Whose rules its leads come in by' }),
    slug: slugSchema,
    name: nameSchema,
    status: activeStatusSchema.default('active'),
    document: leadFormDocumentSchema.meta({ id: 'LeadFormDocument' }),
  }),
  fixed: ['campaignId'],
  writeOnly: [],
  documents: ['document'],
  readOnly: z.object(bookkeeping),
  refers: { campaignId: 'campaigns' },
  filters: ['campaignId', 'status', 'slug', 'name'],
});
