import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { reasonSchema } from './intake';

export const updateLead = defineEndpoint({
  id: 'updateLead',
  method: 'patch',
  path: '/api/v1/leads/{leadId}',
  access: 'data',
  permission: 'leads:work',
  tag: 'Leads',
  summary: 'Correct fields of a lead',
  description: [
    "Fields that are absent stay, null clears one. Values are read by the lead type like a source's; what it refuses is named per field and nothing is changed.",
    'The lead is graded again, calculated fields are computed again. `If-Match` must name the version that was read (`fieldsVersion` of the lead).',
  ].join(' '),
  params: z.object({ leadId: z.uuid() }),
  headers: z.object({ 'If-Match': z.string().meta({ description: 'The version in double quotes' }) }),
  body: z.strictObject({
    fields: z
      .record(z.string().max(64), z.json())
      .refine((fields) => Object.keys(fields).length > 0, 'Name the fields to change.'),
  }),
  responses: {
    200: z.object({
      id: z.uuid(),
      fields: z.record(z.string(), z.json()),
      fieldsVersion: z.string(),
      grade: z.string().nullable(),
      gradeScore: z.int().nullable(),
      reasons: z.array(reasonSchema),
    }),
  },
  problems: [404, 409, 412, 422, 428],
});
