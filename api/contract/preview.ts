import { METHOD_ENVIRONMENTS } from '#domain/words/delivery';
import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { reasonSchema } from './intake';
import { mappingSchema, priceMinorSchema } from './resources/vocabulary';

const tag = 'Delivery methods';
const seeing = { access: 'account', permission: 'buyers:view', tag } as const;
const environment = z.enum(METHOD_ENVIRONMENTS);
const config = z.record(z.string(), z.json());
const fields = z
  .record(z.string().max(200), z.json())
  .meta({ description: 'Fields of an invented lead, as a source sends them' });

/** Which lead: one that is there, fields made up on the spot, or (neither) an invented person of the lead type. */
const subject = {
  leadId: z.uuid().optional().meta({ description: 'Needs the right to see leads as well' }),
  fields: fields.optional(),
};

export const messageSchema = z
  .object({
    transport: z.string(),
    method: z.string().optional(),
    url: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.string().nullable().optional(),
    authentication: z
      .string()
      .optional()
      .meta({
        description: 'How it proves who sends it: none, basic, digest, bearer or oauth2; added when it is sent',
      }),
    timeoutMs: z.int().optional(),
  })
  .meta({ id: 'OutgoingMessage' });
export type OutgoingMessage = z.infer<typeof messageSchema>;

export const previewSchema = z
  .object({
    message: messageSchema
      .nullable()
      .meta({ description: 'Byte for byte what would be sent, secrets masked; null when it cannot be made' }),
    problem: reasonSchema.nullable().meta({ description: 'Why it cannot be made' }),
    mapping: z.array(
      z.object({
        to: z.string(),
        from: z.string(),
        value: z.json(),
        left: z.enum(['sent', 'blank', 'omitted', 'failed']),
        untranslated: z.boolean(),
      }),
    ),
    warnings: z.array(reasonSchema),
    asPing: z.boolean().meta({ description: 'Whether it was looked at as a request for a bid' }),
    fields: z.record(z.string(), z.json()).meta({ description: 'The lead it was made from' }),
  })
  .meta({ id: 'DeliveryPreview' });
export type DeliveryPreview = z.infer<typeof previewSchema>;

export const previewDelivery = defineEndpoint({
  ...seeing,
  id: 'previewDelivery',
  method: 'post',
  path: '/api/v1/delivery-methods/preview',
  readOnly: true,
  summary: 'The literal outgoing message for a lead',
  description:
    'Of a stored method, of a draft, or of a draft over a stored method; a draft needs the right to edit buyers. Nothing is sent; secrets are never opened. What takes too long to compute is stopped: 422 expressions-too-slow.',
  body: z.strictObject({
    methodId: z.uuid().optional(),
    draft: z
      .strictObject({
        leadTypeId: z.uuid(),
        channel: z.string().max(60),
        config,
        mapping: mappingSchema.optional(),
        environment: environment.default('production'),
      })
      .optional(),
    environment: environment.optional().meta({ description: "The method's own when absent" }),
    priceMinor: priceMinorSchema.optional(),
    asPing: z
      .boolean()
      .optional()
      .meta({
        description:
          'As a request for a bid: warns of contact data in it. When absent, whether an account asks for bids by the method',
      }),
    ...subject,
  }),
  responses: { 200: previewSchema },
  problems: [404, 422],
});

const replySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answered'),
    status: z.int().min(100).max(599),
    headers: z.record(z.string().max(200), z.string().max(4000)).default({}),
    body: z.string().max(200_000),
  }),
  z.strictObject({ kind: z.literal('no-answer') }),
]);
const outcomeSchema = z.looseObject({
  kind: z.enum(['accepted', 'refused', 'failed', 'unknown']),
  code: z.string().optional(),
  message: z.string().optional(),
  price: z.int().optional(),
  reference: z.string().optional(),
  redirectUrl: z.string().optional(),
  retryable: z.boolean().optional(),
  duplicate: z.boolean().optional(),
});
const bidSchema = z.looseObject({
  kind: z.enum(['bid', 'no-bid', 'failed']),
  price: z.int().optional(),
  reference: z.string().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});
export const readingSchema = z
  .object({
    outcome: outcomeSchema,
    trace: z.array(z.string()),
    bid: z
      .object({ bid: bidSchema, trace: z.array(z.string()) })
      .optional()
      .meta({ description: 'How the same answer reads when the request was a ping' }),
  })
  .meta({ id: 'ReplyReading' });
export type ReplyReading = z.infer<typeof readingSchema>;

export const interpretReply = defineEndpoint({
  ...seeing,
  id: 'interpretReply',
  method: 'post',
  path: '/api/v1/delivery-methods/interpret',
  readOnly: true,
  summary: 'How an answer of the buyer would be read',
  body: z.strictObject({
    channel: z.string().max(60),
    config: config.meta({
      description: 'What decides about the reading, e.g. { response: … }; the rest may be left out',
    }),
    reply: replySchema,
  }),
  responses: { 200: readingSchema },
  problems: [422],
});

export const deliveryTestSchema = z
  .object({
    id: z.uuid(),
    methodId: z.uuid(),
    leadId: z.uuid().nullable(),
    state: z.enum(['queued', 'sending', 'done', 'lost']),
    asPing: z.boolean(),
    expected: z.string().nullable(),
    asExpected: z.boolean().nullable(),
    request: z.json(),
    response: z.json(),
    reading: readingSchema.nullable(),
    actor: z.string(),
    askedAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    tookMs: z.int().nullable(),
  })
  .meta({ id: 'DeliveryTest' });
export type DeliveryTest = z.infer<typeof deliveryTestSchema>;

const methodParams = z.object({ id: z.uuid() });
export const testSendDelivery = defineEndpoint({
  ...seeing,
  permission: 'buyers:edit',
  id: 'testSendDelivery',
  repeated: { readBy: 'listDeliveryTests', asItem: true },
  method: 'post',
  path: '/api/v1/delivery-methods/{id}/test-send',
  summary: 'Really send one message to the testing address',
  description:
    'Marked as a test; no sale, no limits, no order is touched. 202: the buyer has not answered yet; read the tests of the method later. Results are kept seven days.',
  params: methodParams,
  body: z.strictObject({
    ...subject,
    priceMinor: priceMinorSchema.default(0),
    asPing: z.boolean().default(false).meta({ description: 'Read the answer as a bid, too' }),
    expect: z.enum(['accepted', 'refused', 'failed', 'unknown']).optional(),
  }),
  responses: { 200: deliveryTestSchema, 202: deliveryTestSchema },
  problems: [404, 422],
});
export const listDeliveryTests = defineEndpoint({
  ...seeing,
  id: 'listDeliveryTests',
  method: 'get',
  path: '/api/v1/delivery-methods/{id}/tests',
  summary: 'The last test sends of a method',
  params: methodParams,
  responses: { 200: z.object({ items: z.array(deliveryTestSchema) }) },
  problems: [404],
});

export const PREVIEW_ENDPOINTS = [previewDelivery, interpretReply, testSendDelivery, listDeliveryTests] as const;
