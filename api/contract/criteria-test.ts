import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { criteriaSchema, timeZoneSchema } from './resources/vocabulary';

/** How many of the newest leads are tried. */
export const SAMPLE_SIZE = 1000;

const explainedItemSchema = z.object({
  path: z.string().meta({ description: "The condition's place in the document, e.g. root.items[1]" }),
  kind: z.enum(['group', 'condition']),
  text: z.string().meta({ description: 'The condition in words' }),
  matches: z.boolean(),
  expected: z.json(),
  actual: z.json().meta({ description: 'What the lead has; null = nothing' }),
});

export const criteriaTestSchema = z
  .object({
    problems: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .meta({ description: 'Why it cannot be saved as it is; nothing is tried then' }),
    lead: z
      .object({
        id: z.uuid(),
        name: z.string(),
        receivedAt: z.iso.datetime(),
        matches: z.boolean(),
        items: z.array(explainedItemSchema),
      })
      .nullable(),
    sample: z
      .object({ looked: z.int(), matching: z.int() })
      .meta({ description: `Of the last ${SAMPLE_SIZE} leads of the type` }),
    leads: z
      .array(z.object({ id: z.uuid(), name: z.string(), receivedAt: z.iso.datetime(), matches: z.boolean() }))
      .meta({ description: 'The newest of them' }),
  })
  .meta({ id: 'CriteriaTest' });

export const testCriteria = defineEndpoint({
  look: { action: 'search', entity: 'criteria_test' },
  id: 'testCriteria',
  readOnly: true,
  method: 'post',
  path: '/api/v1/criteria/test',
  access: 'data',
  permission: 'leads:view',
  tag: 'Leads',
  summary: 'Try criteria on leads that are there',
  description:
    'Explains every condition for one lead (the newest when none is named) and counts how many of the last leads of the type would match. Nothing is changed.',
  body: z.strictObject({
    leadTypeId: z.uuid(),
    criteria: criteriaSchema,
    leadId: z.uuid().optional(),
    timeZone: timeZoneSchema
      .optional()
      .meta({ description: "Where hours, weekdays and ages are read; the installation's zone when absent" }),
  }),
  responses: { 200: criteriaTestSchema },
  problems: [404, 422],
});
