import { z } from 'zod';
import { WITHOUT_EFFECT } from '#domain/kernel/without-effect';
import { bookkeeping, defineResource } from './resource';
import { contactSchema, nameSchema, optionsSchema, timeZoneSchema } from './vocabulary';
import { BUYER_STATUSES } from '#domain/words/market';

export const buyers = defineResource({
  name: 'buyers',
  label: 'Buyers',
  permissions: { view: 'buyers:view', edit: 'buyers:edit' },
  writable: z.strictObject({
    company: nameSchema,
    status: z
      .enum(BUYER_STATUSES)
      .default('active')
      .meta({ description: 'Automation sends leads to an active buyer only; by hand one can be sent to any' }),
    timeZone: timeZoneSchema,
    contact: contactSchema.prefault({}),
    groupName: z.string().trim().min(1).max(120).nullable().default(null),
    customFields: z.record(z.string().max(100), z.string().max(1000)).prefault({}),
    notes: z.string().max(10_000).default(''),
    portal: optionsSchema.prefault({}).meta({ description: WITHOUT_EFFECT }),
    billing: optionsSchema.prefault({}).meta({ description: 'A record of what invoices need; none are made here' }),
  }),
  fixed: [],
  writeOnly: [],
  documents: [],
  readOnly: z.object({ ...bookkeeping, bid: z.int() }),
  filters: ['company', 'status', 'groupName'],
});
