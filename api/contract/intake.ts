import { z } from 'zod';
import { defineEndpoint } from './endpoint';

export const reasonSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    field: z.string().optional(),
    detail: z.record(z.string(), z.json()).optional(),
  })
  .meta({ id: 'Reason' });

const answeredDeliverySchema = z.object({
  deliveryId: z.uuid(),
  buyer: z.string(),
  state: z.string(),
  reference: z.string().optional(),
  redirectUrl: z.string().optional(),
});

/** The answer to a lead. Amounts are decimal text in `currency`: what the source is paid. */
export const outcomeSchema = z
  .object({
    outcome: z.enum(['accepted', 'rejected', 'queued']),
    leadId: z.uuid(),
    code: z
      .string()
      .optional()
      .meta({
        description:
          'Why, in one stable word: the first reason of a rejection, or sold, unsold, quality-control, held, unresolved',
      }),
    reasons: z.array(reasonSchema),
    price: z.string().optional(),
    currency: z.string().optional(),
    redirectUrl: z.string().optional(),
    deliveries: z.array(answeredDeliverySchema).optional(),
    notes: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What was wrong with the request itself and did not matter, such as a wrong Content-Type' }),
  })
  .meta({ id: 'IntakeOutcome' });
export type IntakeOutcome = z.infer<typeof outcomeSchema>;

const postedLeadSchema = z
  .record(z.string(), z.json())
  .meta({
    description:
      'Identifiers LID, VID, AID (unless the address carries them: it wins) and the fields of the lead type, flat or nested; a name the lead type has is always its field; also { source: { vid, aid, lid, test, password }, leads: [ { fields } ] } with one lead',
    example: { LID: 1, VID: 1, AID: 1, FirstName: 'Ann', LastName: 'Lee', Email: 'ann@example.com', ZipCode: '94105' },
  });

export const postLead = defineEndpoint({
  id: 'postLead',
  method: 'post',
  path: '/intake/leads',
  access: 'receiver',
  tag: 'Intake',
  summary: 'Send a lead',
  description:
    "Answers in the caller's format. 202 means the lead is safe and will be worked on; GET the lead to learn the outcome. 429 with Retry-After: too many posts came from the address (without a valid token) or for the source; nothing was kept, send it again. Which of LID, VID and AID is wrong is said only to a token of the source. Without an Idempotency-Key, identical posts of one source within 60 seconds count as one lead: the later ones get its answer. Once the lead's personal data is erased, a repetition under its key gets the lead's id with `code` erased, whatever its body: of the key a keyed hash is kept, of the body nothing.",
  headers: z.object({
    'Idempotency-Key': z
      .string()
      .max(255)
      .optional()
      .meta({
        description:
          'The same key and body get the first answer again for 30 days. Without one, identical posts of a source count as one lead for 60 seconds',
      }),
  }),
  query: z.object({
    LID: z.string().optional(),
    VID: z.string().optional(),
    AID: z.string().optional(),
    Password: z.string().optional(),
    Test: z
      .string()
      .optional()
      .meta({ description: 'true = a test lead; in the body only where the lead type has no field of this name' }),
  }),
  body: postedLeadSchema,
  bodyMedia: ['application/json', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data'],
  responses: { 200: outcomeSchema, 202: outcomeSchema },
  problems: [404, 409, 413, 415, 422, 429],
});

export const getPostedLead = defineEndpoint({
  id: 'getPostedLead',
  method: 'get',
  path: '/intake/leads/{leadId}',
  access: 'receiver',
  tag: 'Intake',
  summary: 'Learn what became of a lead',
  description:
    'For the source that sent it, with the same proof as for sending: a token, or the password (header X-Campaign-Password). Where the campaign asks for nothing, a caller without a token of the source is told only whether the lead is queued, accepted or rejected.',
  params: z.object({ leadId: z.uuid() }),
  responses: { 200: outcomeSchema, 202: outcomeSchema },
  problems: [404, 429],
});
