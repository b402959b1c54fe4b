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
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Credential' });

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
  }),
  responses: { 201: credentialSchema.extend({ clientSecret: z.string() }) },
  problems: [422],
});
export const renameCredential = defineEndpoint({
  ...common,
  id: 'renameCredential',
  method: 'patch',
  path: '/api/v1/credentials/{id}',
  summary: "Change a credential's name",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ name: nameSchema }),
  responses: { 200: credentialSchema },
  problems: [404],
});
export const revokeCredential = defineEndpoint({
  ...common,
  id: 'revokeCredential',
  method: 'delete',
  path: '/api/v1/credentials/{id}',
  summary: 'Revoke a credential and its tokens, at once',
  params: z.object({ id: z.uuid() }),
  responses: { 204: null },
  problems: [404],
});
