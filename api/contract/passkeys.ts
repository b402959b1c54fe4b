import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import {
  passkeyAssertionSchema,
  passkeyAttestationSchema,
  passkeyCreationSchema,
  passkeyRequestSchema,
} from './passkey-credential';
import { proofSchema } from './proof';
import { nameSchema } from './resources/vocabulary';
import { signedInSchema } from './session';

const challenge = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'Of a right password, where the passkey is the second factor; absent to sign in by it alone' });

const signingIn = { method: 'post', access: 'public', tag: 'Session' } as const;
export const beginPasskeySignIn = defineEndpoint({
  ...signingIn,
  id: 'beginPasskeySignIn',
  path: '/api/v1/session/passkey/options',
  summary: 'Begin to sign in with a passkey',
  description: 'The answer is good for five minutes and one try. Nobody has to be named.',
  body: z.strictObject({ challenge: challenge.optional() }),
  responses: { 200: passkeyRequestSchema },
  problems: [401, 409, 429],
});
export const finishPasskeySignIn = defineEndpoint({
  ...signingIn,
  id: 'finishPasskeySignIn',
  path: '/api/v1/session/passkey',
  summary: 'Finish signing in with a passkey',
  description:
    'Sets the session cookie. The answer to an unknown passkey, to somebody else’s and to a wrong signature is the same.',
  body: z.strictObject({ challenge: challenge.optional(), credential: passkeyAssertionSchema }),
  responses: { 200: signedInSchema },
  problems: [401, 409, 429],
});

const passkeySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    multiDevice: z.boolean().meta({ description: 'It may be on several devices of its owner' }),
    backedUp: z.boolean().meta({ description: 'It lay in a backup when it was used last' }),
  })
  .meta({ id: 'Passkey' });

const own = { access: 'session', duringSetup: true, tag: 'Own account' } as const;
const one = { ...own, params: z.object({ id: z.uuid() }) } as const;
export const listPasskeys = defineEndpoint({
  ...own,
  id: 'listPasskeys',
  method: 'get',
  path: '/api/v1/me/passkeys',
  summary: 'The own passkeys, oldest first',
  responses: { 200: z.object({ items: z.array(passkeySchema) }) },
});
export const beginPasskeyProof = defineEndpoint({
  ...own,
  id: 'beginPasskeyProof',
  method: 'post',
  path: '/api/v1/me/passkeys/proof',
  summary: 'Begin to prove with a passkey who one is',
  description: 'What it signs goes as `passkey` into a request that asks for the second factor again.',
  secretAnswer: true,
  responses: { 200: passkeyRequestSchema },
  problems: [409, 429],
});
export const beginPasskey = defineEndpoint({
  ...own,
  id: 'beginPasskey',
  method: 'post',
  path: '/api/v1/me/passkeys/options',
  summary: 'Begin to add a passkey',
  description: 'Asks for the password, and for a second factor where there is one. Nothing changes until it is added.',
  secretAnswer: true,
  body: proofSchema,
  responses: { 200: passkeyCreationSchema },
  problems: [409, 422, 429],
});
export const addPasskey = defineEndpoint({
  ...own,
  id: 'addPasskey',
  method: 'post',
  path: '/api/v1/me/passkeys',
  summary: 'Add a passkey',
  description: 'Every other session ends. A first second factor comes with ten recovery codes.',
  secretAnswer: true,
  body: z.strictObject({ name: nameSchema, credential: passkeyAttestationSchema }),
  responses: {
    201: z.object({
      passkey: passkeySchema,
      recoveryCodes: z
        .array(z.string())
        .nullable()
        .meta({ description: 'Each good for one sign-in; shown this once. null: those there were stay' }),
    }),
  },
  problems: [409, 422],
});
export const renamePasskey = defineEndpoint({
  ...one,
  id: 'renamePasskey',
  method: 'patch',
  path: '/api/v1/me/passkeys/{id}',
  summary: 'Call a passkey something else',
  body: z.strictObject({ name: nameSchema }),
  responses: { 200: passkeySchema },
  problems: [404, 422],
});
export const removePasskey = defineEndpoint({
  ...one,
  id: 'removePasskey',
  method: 'post',
  path: '/api/v1/me/passkeys/{id}/remove',
  summary: 'Remove a passkey',
  description:
    'It signs nobody in any more, and every other session ends. With the last second factor go its recovery codes.',
  body: proofSchema,
  responses: { 204: null },
  problems: [404, 422, 429],
});
