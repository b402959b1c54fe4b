import { z } from 'zod';
import type { Json } from '../../kernel/json';
import { isMembers } from '../../kernel/members';
import type { SecretUse } from '../channel';
import { LONGEST_BUYER_LIMIT_MS } from '../../kernel/delivery-times';
import { checkExpression } from '../../expressions/check-expression';
import { authenticationSchema } from './authentication.schema';
import { checkTemplate } from './render-template';
import { responseSettingsSchema } from './response.schema';
import { targetUrlSchema } from './target-url.schema';

/** The transport's own business, or ours: not for settings. */
const RESERVED = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'proxy-authorization',
  'proxy-connection',
  'accept-encoding',
  'webhook-id',
]);

const templateSchema = (longest: number) =>
  z
    .string()
    .max(longest)
    .superRefine((text, context) => {
      const problem = checkTemplate(text);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    });

export const headerNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/)
  .refine((name) => !RESERVED.has(name.toLowerCase()), 'is set by the sender');

const headerSchema = z.strictObject({
  name: headerNameSchema,
  value: templateSchema(2000).regex(/^[^\r\n\0]*$/, 'must not hold line breaks'),
});

const bodySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('mapped') }),
  z.strictObject({ type: z.literal('template'), text: templateSchema(50_000) }),
  z.strictObject({
    type: z.literal('jsonata'),
    expression: z
      .string()
      .max(20_000)
      .superRefine((text, context) => {
        const problem = checkExpression(text);
        if (problem !== null) context.addIssue({ code: 'custom', message: problem });
      }),
  }),
]);

/** Everything that shapes one HTTP request and the reading of its answer. */
export const httpRequestSchema = z.strictObject({
  v: z.literal(1),
  method: z
    .enum(['POST', 'GET', 'PUT', 'PATCH'])
    .default('POST')
    .meta({ form: { widget: 'http-method', order: 1, beside: true } }),
  productionUrl: targetUrlSchema.meta({ form: { input: 'url', placeholder: 'https://buyer.example.com/leads' } }),
  testingUrl: targetUrlSchema.optional().meta({ form: { input: 'url' } }),
  contentType: z
    .enum(['json', 'form', 'xml', 'query'])
    .default('json')
    .meta({ form: { widget: 'http-format', order: 1, beside: true } }),
  timeoutMs: z
    .int()
    .min(500)
    .max(LONGEST_BUYER_LIMIT_MS)
    .default(30_000)
    .meta({ form: { scale: 1000, order: 1, beside: true } }),
  headers: z
    .array(headerSchema)
    .max(50)
    .default([])
    .meta({ form: { input: 'headers', group: 'headers', order: 4, secrets: 'secretHeaders' } }),
  secretHeaders: z
    .array(headerSchema)
    .max(20)
    .default([])
    .meta({ description: 'Headers whose values are kept secret, such as API keys', form: { input: 'none' } }),
  authentication: authenticationSchema
    .default({ type: 'none' })
    .meta({ form: { widget: 'authentication', group: 'authentication', order: 3 } }),
  body: bodySchema.default({ type: 'mapped' }).meta({ form: { widget: 'body', group: 'body', order: 5 } }),
  xmlRoot: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/)
    .default('Lead')
    .meta({ form: { order: 2, mono: true, when: { setting: 'contentType', is: 'xml' } } }),
  response: responseSettingsSchema.prefault({}).meta({ form: { answer: true, order: 6 } }),
});
export type HttpRequestConfig = z.infer<typeof httpRequestSchema>;

/** `*` stands for every entry of a list. */
export const HTTP_REQUEST_SECRETS = [
  'authentication.password',
  'authentication.token',
  'authentication.clientSecret',
  'secretHeaders.*.value',
] as const;

/** A GET carries no body: its fields travel in the address. */
export const isPossibleRequest = (config: HttpRequestConfig): boolean =>
  config.method !== 'GET' || config.contentType === 'query';
export const IMPOSSIBLE_REQUEST = { path: ['contentType'], message: 'GET can only send a query' };

/**
 * Where they are sent. A secret header and a login of the request go with every message; an OAuth secret goes to the address of the tokens,
 * and what is got for it goes with every message.
 */
export function httpSecretUses(config: Json): readonly SecretUse[] {
  const login =
    isMembers(config) && isMembers(config['authentication']) ? String(config['authentication']['type']) : '';
  const [password, token, clientSecret, header] = HTTP_REQUEST_SECRETS;
  const messages = ['productionUrl', 'testingUrl'];
  const asked = { as: 'oauth2 asks', secrets: [password, clientSecret], to: ['authentication.tokenUrl'] };
  return [
    { as: 'header', secrets: [header], to: messages },
    { as: login, secrets: [password, token, clientSecret], to: messages },
    ...(login === 'oauth2' ? [asked] : []),
  ];
}
