import { z } from 'zod';
import { defineEndpoint } from './endpoint';

/** A lead may be scheduled at most this far ahead. */
export const SCHEDULE_LIMIT_DAYS = 365;

export const enterLead = defineEndpoint({
  id: 'enterLead',
  repeated: 'kept',
  method: 'post',
  path: '/api/v1/leads',
  access: 'data',
  permission: 'leads:work',
  tag: 'Leads',
  summary: 'Enter a lead by hand',
  description: [
    'Taken in like a lead its source has posted: same checks, same limits, processed from the queue. `schedule.at` is when processing begins;',
    '`hold` keeps an accepted lead for an operator instead of distributing it.',
  ].join(' '),
  body: z.strictObject({
    campaignId: z.uuid(),
    fields: z
      .record(z.string().max(200), z.json())
      .refine((fields) => Object.keys(fields).length > 0, 'Give the fields of the lead.'),
    schedule: z.strictObject({ at: z.iso.datetime({ offset: true }) }).optional(),
    hold: z.boolean().default(false),
    test: z.boolean().default(false),
  }),
  responses: {
    202: z.object({
      leadId: z.uuid(),
      outcome: z.enum(['queued', 'rejected']),
      startsAt: z.iso.datetime(),
      reasons: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
  },
  problems: [409, 422],
});
