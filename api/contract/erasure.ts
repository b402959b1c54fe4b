import { z } from 'zod';
import { LEAD_OUTCOMES, LEAD_STAGES } from '#domain/words/lead';
import { defineEndpoint } from './endpoint';
import { ACTED_STATES, BULK_LIMIT } from './lead-bulk';

const common = { access: 'data', permission: 'leads:view', tag: 'Leads' } as const;
/** Longer than any e-mail address or phone number. */
const MOST_CHARACTERS = 320;
const given = z.string().trim().max(MOST_CHARACTERS).optional();

/** By what a lead was found to be the person's. */
const FOUND_BY = ['email', 'phone'] as const;

export const openErasureRequest = defineEndpoint({
  ...common,
  id: 'openErasureRequest',
  method: 'post',
  // What it writes is the record of the look.
  readOnly: true,
  path: '/api/v1/erasure-requests',
  summary: 'Find the leads of a person who asks to be erased',
  description:
    'Needs `leads:delete`. Finds every lead in sight with this e-mail address (whatever its case) or this phone number (however it is written), deleted ones as well, and erases nothing yet. What was looked for is kept nowhere; the audit log has who asked, when, and how many leads were found, also when there were none.',
  body: z
    .strictObject({ email: given, phone: given })
    .refine(({ email, phone }) => Boolean(email) || Boolean(phone), {
      path: ['email'],
      message: 'Give an e-mail address, a phone number, or both.',
    }),
  responses: {
    200: z.object({
      id: z.uuid().meta({ description: 'Of this request, to erase what was found' }),
      wholeSight: z
        .boolean()
        .meta({ description: 'False: the role of the caller sees a part of all leads, and only that was searched' }),
      more: z.boolean().meta({ description: `There are more than ${BULK_LIMIT}; erase these and ask again` }),
      leads: z.array(
        z.object({
          id: z.uuid(),
          receivedAt: z.iso.datetime(),
          campaignName: z.string(),
          leadTypeName: z.string(),
          stage: z.enum(LEAD_STAGES),
          outcome: z.enum(LEAD_OUTCOMES).nullable(),
          deleted: z.boolean(),
          foundBy: z.array(z.enum(FOUND_BY)),
        }),
      ),
    }),
  },
  problems: [422],
});

export const eraseForRequest = defineEndpoint({
  ...common,
  id: 'eraseForRequest',
  method: 'post',
  repeated: 'kept',
  path: '/api/v1/erasure-requests/{id}/erase',
  summary: 'Erase leads that were found for a person',
  description:
    'Needs `leads:delete`. Each lead is erased or refused for itself (`lead-in-delivery`: try again when its delivery is over); one that was erased meanwhile is refused, too. Under one Idempotency-Key it is done once. The audit log has who erased how many of how many found.',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ leadIds: z.array(z.uuid()).min(1).max(BULK_LIMIT) }),
  responses: {
    200: z.object({
      found: z.int(),
      erased: z.int(),
      pending: z.int().meta({ description: 'Booked; erased as soon as the engine is back' }),
      refused: z.int(),
      results: z.array(
        z.object({
          leadId: z.uuid(),
          state: z.enum(ACTED_STATES),
          code: z.string().optional(),
          message: z.string().optional(),
        }),
      ),
    }),
  },
  problems: [404, 409, 422],
});
