import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { nameSchema } from './resources/vocabulary';
import { ownPasswordSchema, proofSchema } from './proof';
import { codeSchema, meSchema } from './session';
import { newPasswordSchema } from './sign-in';

/** A phone number as SMS senders want it. */
const phoneSchema = z.string().regex(/^\+[1-9]\d{6,14}$/, 'Write the phone number like +15125550100.');

export const profileSchema = z
  .object({
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    hasPassword: z.boolean().meta({ description: 'false = they come from the provider of single sign-on alone' }),
    passwordChangedAt: z.iso.datetime().nullable(),
    passwordExpiresAt: z.iso.datetime().nullable(),
    passwordMinLength: z.int(),
    secondFactor: z.object({
      on: z.boolean(),
      since: z.iso.datetime().nullable(),
      demanded: z.boolean(),
      recoveryCodesLeft: z.int(),
      passkeys: z.int().meta({ description: 'How many; each is a second factor, too' }),
    }),
  })
  .meta({ id: 'Profile' });

const recoveryCodes = z.object({
  recoveryCodes: z.array(z.string()).meta({ description: 'Ten codes, each good for one sign-in; shown this once' }),
});

const own = { access: 'session', duringSetup: true, tag: 'Own account' } as const;
export const readProfile = defineEndpoint({
  ...own,
  id: 'readProfile',
  method: 'get',
  path: '/api/v1/me',
  summary: 'The own account',
  responses: { 200: profileSchema },
});
export const updateProfile = defineEndpoint({
  ...own,
  id: 'updateProfile',
  method: 'patch',
  path: '/api/v1/me',
  summary: 'Change the own name or phone number',
  body: z.strictObject({ name: nameSchema.optional(), phone: phoneSchema.nullable().optional() }),
  responses: { 200: profileSchema },
  problems: [422],
});
export const changePassword = defineEndpoint({
  ...own,
  id: 'changePassword',
  method: 'post',
  path: '/api/v1/me/password',
  summary: 'Change the own password',
  secretAnswer: true,
  description: 'Every other session ends; this one goes on under a new cookie and a new CSRF token.',
  body: z.strictObject({ currentPassword: ownPasswordSchema, password: newPasswordSchema }),
  responses: { 200: meSchema },
  problems: [409, 422, 429],
});
export const startSecondFactor = defineEndpoint({
  ...own,
  id: 'startSecondFactor',
  method: 'post',
  path: '/api/v1/me/second-factor',
  summary: 'Get a new seed for an authenticator app',
  secretAnswer: true,
  description: 'Nothing changes until the first code of it is confirmed.',
  body: proofSchema,
  responses: {
    200: z.object({
      seed: z.string(),
      uri: z.string(),
      qrCode: z.string().meta({ description: 'The URI as a QR code: a data: URL of an SVG picture' }),
    }),
  },
  problems: [409, 429],
});
export const confirmSecondFactor = defineEndpoint({
  ...own,
  id: 'confirmSecondFactor',
  method: 'post',
  path: '/api/v1/me/second-factor/confirm',
  summary: 'Switch the second factor on with a first code',
  secretAnswer: true,
  body: z.strictObject({ code: codeSchema }),
  responses: { 200: recoveryCodes },
  problems: [409, 422, 429],
});
export const removeSecondFactor = defineEndpoint({
  ...own,
  id: 'removeSecondFactor',
  method: 'post',
  path: '/api/v1/me/second-factor/remove',
  summary: 'Switch the second factor off',
  description: 'Every other session ends.',
  body: proofSchema,
  responses: { 204: null },
  problems: [409, 422, 429],
});
export const renewRecoveryCodes = defineEndpoint({
  ...own,
  id: 'renewRecoveryCodes',
  method: 'post',
  path: '/api/v1/me/recovery-codes',
  summary: 'Get ten new recovery codes; the old ones end',
  secretAnswer: true,
  description: 'Every other session ends.',
  body: proofSchema,
  responses: { 200: recoveryCodes },
  problems: [409, 422, 429],
});

const sessionSchema = z
  .object({
    id: z.uuid(),
    current: z.boolean(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    address: z.string(),
    browser: z.string(),
  })
  .meta({ id: 'Session' });
export const listSessions = defineEndpoint({
  ...own,
  id: 'listSessions',
  method: 'get',
  path: '/api/v1/me/sessions',
  summary: 'The own sessions, latest first',
  responses: { 200: z.object({ items: z.array(sessionSchema) }) },
});
export const endOtherSessions = defineEndpoint({
  ...own,
  id: 'endOtherSessions',
  method: 'delete',
  path: '/api/v1/me/sessions',
  summary: 'Sign out everywhere else',
  responses: { 204: null },
});
export const endOneSession = defineEndpoint({
  ...own,
  id: 'endOneSession',
  method: 'delete',
  path: '/api/v1/me/sessions/{id}',
  summary: 'End one of the own sessions',
  params: z.object({ id: z.uuid() }),
  responses: { 204: null },
  problems: [404],
});
