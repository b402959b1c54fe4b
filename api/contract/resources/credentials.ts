import { z } from 'zod';
import { defineEndpoint } from '../endpoint';
import { scopeSchema } from '../oauth';
import { pageQuery } from './resource';
import { nameSchema } from './vocabulary';

const credentialSchema = z
  .object({
    id: z.uuid(),
    clientId: z.string(),
    name: z.string(),
    scopes: z.array(scopeSchema),
    sourceId: z.uuid().nullable(),
    ownerId: z.uuid().nullable().meta({ description: 'Who answers for it' }),
    makerId: z
      .uuid()
      .nullable()
      .meta({
        description: 'The credential whose token made it; null when a person did: it works while that one works',
      }),
    expiresAt: z.iso.datetime().nullable().meta({ description: 'From then on it is refused' }),
    disabledAt: z.iso.datetime().nullable().meta({ description: 'Since when it is switched off' }),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Credential' });

/** The end of a credential; null = none. */
const endSchema = z.iso.datetime({ offset: true }).nullable();

const common = { access: 'account', permission: 'settings:users', tag: 'Credentials' } as const;
export const listCredentials = defineEndpoint({
  ...common,
  id: 'listCredentials',
  method: 'get',
  path: '/api/v1/credentials',
  summary: 'List credentials, newest first',
  query: z.strictObject(pageQuery),
  responses: { 200: z.object({ items: z.array(credentialSchema), next: z.string().nullable() }) },
});
export const readMadeCredentials = defineEndpoint({
  ...common,
  id: 'readMadeCredentials',
  method: 'get',
  path: '/api/v1/credentials/{id}/made',
  summary: 'What revoking a credential takes along',
  description:
    'What its tokens made, what the tokens of that made, and so on, without what is revoked already: oldest first, the first hundred.',
  params: z.object({ id: z.uuid() }),
  responses: { 200: z.object({ count: z.int(), items: z.array(credentialSchema) }) },
  problems: [404],
});
export const createCredential = defineEndpoint({
  ...common,
  id: 'createCredential',
  method: 'post',
  path: '/api/v1/credentials',
  summary: 'Make a client id and secret; the secret is shown this once',
  secretAnswer: true,
  body: z.strictObject({
    name: nameSchema,
    scopes: z.array(scopeSchema).min(1).max(3),
    sourceId: z.uuid().nullable().default(null).meta({ description: 'Binds a receiver credential to one source' }),
    ownerId: z.uuid().optional().meta({ description: 'Who answers for it; absent = whoever makes it' }),
    expiresAt: endSchema.default(null),
  }),
  responses: { 201: credentialSchema.extend({ clientSecret: z.string() }) },
  problems: [422],
});
export const updateCredential = defineEndpoint({
  ...common,
  id: 'updateCredential',
  method: 'patch',
  path: '/api/v1/credentials/{id}',
  summary: "Change a credential's name, owner or end, or switch it off and on",
  description:
    'While it is switched off, once it has ended, or while its owner is not active, its tokens are refused with 401 `credential-disabled`, `credential-expired` or `credential-owner-inactive`, and those of credentials that its tokens made with `credential-maker-stopped`. A token gives no credential a later end than its own has. A revoked one is changed no more.',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    name: nameSchema.optional(),
    ownerId: z.uuid().optional(),
    expiresAt: endSchema.optional(),
    disabled: z.boolean().optional(),
  }),
  responses: { 200: credentialSchema },
  problems: [404, 409, 422],
});
export const revokeCredential = defineEndpoint({
  ...common,
  id: 'revokeCredential',
  method: 'delete',
  path: '/api/v1/credentials/{id}',
  summary: 'Revoke a credential with its tokens and all credentials that these made, at once',
  params: z.object({ id: z.uuid() }),
  responses: { 204: null },
  problems: [404],
});
