import { z } from 'zod';
import { defineEndpoint } from '../endpoint';
import { bookkeeping, defineResource } from './resource';
import { nameSchema } from './vocabulary';

export const users = defineResource({
  name: 'users',
  label: 'Users',
  permissions: { view: 'settings:users', edit: 'settings:users' },
  writable: z.strictObject({
    name: nameSchema,
    email: z.email().max(254),
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'Write the phone number like +15125550100.')
      .nullable()
      .default(null),
    active: z.boolean().default(true),
    roleId: z
      .uuid()
      .nullable()
      .default(null)
      .meta({
        description:
          'Without a role somebody only hears of things and never signs in. New people with a role get an invitation by mail',
      }),
  }),
  fixed: [],
  writeOnly: [],
  documents: [],
  readOnly: z.object(bookkeeping),
  refers: { roleId: 'roles' },
  filters: ['email', 'roleId'],
});

/** How somebody stands with signing in. */
export const userAccessSchema = z
  .object({
    state: z.enum(['no-role', 'inactive', 'not-invited', 'invited', 'invitation-expired', 'ready']),
    invitationExpiresAt: z.iso.datetime().nullable(),
    lastSignInAt: z.iso.datetime().nullable(),
    passwordChangedAt: z.iso.datetime().nullable(),
    secondFactor: z.boolean().meta({ description: 'An authenticator is set up' }),
    passkeys: z.int(),
    sessions: z.int(),
  })
  .meta({ id: 'UserAccess' });

const common = {
  access: 'account',
  permission: 'settings:users',
  tag: 'Users',
  params: z.object({ id: z.uuid() }),
} as const;
/** What decides about somebody's account asks for somebody signed in: no token may take an account over. */
const byPeople = { ...common, access: 'session' } as const;
/** A link that was mailed, or is to be handed over. */
const handedOverSchema = z.object({
  sent: z.boolean(),
  link: z.string().nullable().meta({ description: 'Null when it was mailed' }),
  expiresAt: z.iso.datetime(),
});
export const readUserAccess = defineEndpoint({
  ...common,
  id: 'readUserAccess',
  method: 'get',
  path: '/api/v1/users/{id}/access',
  summary: 'How somebody stands with signing in',
  responses: { 200: userAccessSchema },
  problems: [404],
});
export const inviteUser = defineEndpoint({
  ...byPeople,
  id: 'inviteUser',
  method: 'post',
  path: '/api/v1/users/{id}/invitation',
  summary: 'Send somebody a link to choose a password',
  secretAnswer: true,
  description:
    'Good for 72 hours; an older link ends. Where no mail can be sent the link is in the answer, this once, to be handed over. Not for somebody who has a password: that is reset (409 `has-password`).',
  responses: { 200: handedOverSchema },
  problems: [404, 409],
});
export const resetUserPassword = defineEndpoint({
  ...byPeople,
  id: 'resetUserPassword',
  method: 'post',
  path: '/api/v1/users/{id}/password-reset',
  summary: 'Make somebody a link for a new password',
  secretAnswer: true,
  description:
    'Good for 60 minutes; an older link ends. It is mailed to the owner of the account and shown to nobody else. Where no mail can be sent it is in the answer, this once, for those who are strictly above them to hand over. Using it ends every session; a second factor stays.',
  responses: { 200: handedOverSchema },
  problems: [404, 409],
});
export const endUserSessions = defineEndpoint({
  ...byPeople,
  id: 'endUserSessions',
  method: 'delete',
  path: '/api/v1/users/{id}/sessions',
  summary: 'Sign somebody out everywhere',
  responses: { 204: null },
  problems: [404],
});
export const removeUserSecondFactor = defineEndpoint({
  ...byPeople,
  id: 'removeUserSecondFactor',
  method: 'delete',
  path: '/api/v1/users/{id}/second-factor',
  summary: 'Take a lost second factor away',
  description: 'Authenticator, passkeys and recovery codes go together, and every session ends.',
  responses: { 204: null },
  problems: [404],
});
