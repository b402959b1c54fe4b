import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { ownPasswordSchema } from './proof';

/** What the sign-in screen says where single sign-on did not let somebody in. The same for everybody it concerns: why is in the audit log. */
export const SIGN_IN_FAILURES = [
  'sso-off',
  'sso-unavailable',
  'sso-refused',
  'sso-expired',
  'sso-cancelled',
  'too-many-requests',
  'https-required',
] as const;
export type SignInFailure = (typeof SIGN_IN_FAILURES)[number];

const tag = 'Single sign-on';
const path = '/api/v1/single-sign-on';
const open = { method: 'get', access: 'public', tag } as const;

export const describeSingleSignOn = defineEndpoint({
  ...open,
  id: 'describeSingleSignOn',
  path,
  summary: 'What the sign-in screen offers',
  responses: {
    200: z.object({
      on: z.boolean(),
      caption: z.string().meta({ description: 'Of the button; blank while it is off' }),
      passwords: z.enum(['everybody', 'administrators']).meta({ description: 'Whose password opens a session' }),
    }),
  },
});
export const beginSingleSignOn = defineEndpoint({
  ...open,
  id: 'beginSingleSignOn',
  path: `${path}/begin`,
  summary: 'Go to the provider',
  description:
    'For a browser: answers with a redirect to the provider, or, where that is not possible, back to /sign-in?problem=<code>.',
  query: z.object({
    back: z.string().max(1000).optional().meta({ description: 'Path to go to afterwards' }),
    again: z
      .literal('1')
      .optional()
      .meta({ description: 'The provider must ask them anew who they are, whatever session they have there' }),
  }),
  responses: { 303: null },
});
const said = z.string().max(4000).optional();
export const finishSingleSignOn = defineEndpoint({
  ...open,
  id: 'finishSingleSignOn',
  path: `${path}/callback`,
  summary: 'Come back from the provider',
  description: `The redirect address to register with the provider. Sets the session cookie and redirects to where they wanted to go; to /sign-in#code=<challenge> where the own second factor is asked for; otherwise to /sign-in?problem=<code>, one of ${SIGN_IN_FAILURES.join(', ')}.`,
  query: z.object({ state: said, code: said, iss: said, error: said }),
  responses: { 303: null },
});

export const trySingleSignOn = defineEndpoint({
  id: 'trySingleSignOn',
  method: 'post',
  path: `${path}/try`,
  access: 'session',
  permission: 'settings:edit',
  readOnly: true,
  tag,
  summary: 'Ask a provider what it offers, before it is used',
  description: 'Reads its discovery document and keys. For administrators; nothing is saved and no secret is sent.',
  body: z.strictObject({ issuer: z.string().trim().min(1).max(500) }),
  responses: {
    200: z.object({
      usable: z.boolean(),
      findings: z
        .array(z.string())
        .meta({ description: 'What is wrong, or what was found, in sentences for whoever sets it up' }),
      redirectUrl: z.string().meta({ description: 'To be registered with the provider' }),
    }),
  },
  problems: [422, 429],
});

const identitySchema = z
  .object({
    id: z.uuid(),
    issuer: z.string(),
    subject: z.string().meta({ description: 'Who they are at this issuer, as it names them' }),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime(),
  })
  .meta({ id: 'Identity' });
const identities = z.object({ items: z.array(identitySchema) });

const own = { access: 'session', duringSetup: true, tag: 'Own account' } as const;
export const listOwnIdentities = defineEndpoint({
  ...own,
  id: 'listOwnIdentities',
  method: 'get',
  path: '/api/v1/me/identities',
  summary: 'At which providers one is known',
  responses: { 200: identities },
});
export const unlinkOwnIdentity = defineEndpoint({
  ...own,
  id: 'unlinkOwnIdentity',
  method: 'post',
  path: '/api/v1/me/identities/{id}/unlink',
  summary: 'Be known at a provider no more',
  description: 'Every other session ends. The next sign-in there links again by its verified address.',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ password: ownPasswordSchema }),
  responses: { 204: null },
  problems: [404, 409, 422, 429],
});

const byPeople = { access: 'session', permission: 'settings:users', tag: 'Users' } as const;
export const listUserIdentities = defineEndpoint({
  ...byPeople,
  id: 'listUserIdentities',
  method: 'get',
  path: '/api/v1/users/{id}/identities',
  summary: 'At which providers somebody is known',
  params: z.object({ id: z.uuid() }),
  responses: { 200: identities },
  problems: [404],
});
export const unlinkUserIdentity = defineEndpoint({
  ...byPeople,
  id: 'unlinkUserIdentity',
  method: 'delete',
  path: '/api/v1/users/{id}/identities/{identityId}',
  summary: 'Let somebody be known at a provider no more',
  description: 'Ends every session of theirs. The next sign-in there links again by its verified address.',
  params: z.object({ id: z.uuid(), identityId: z.uuid() }),
  responses: { 204: null },
  problems: [404],
});
