import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { permissionSchema } from './permissions';
import { namesSchema } from './resources/settings';

/** Who is signed in, what they may do, and the installation's words for money and time. */
export const meSchema = z
  .object({
    user: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
    role: z.object({ id: z.uuid(), name: z.string() }),
    permissions: z.array(permissionSchema),
    csrfToken: z.string().meta({ description: 'To be sent as X-CSRF-Token with every request that changes something' }),
    mustChangePassword: z
      .boolean()
      .meta({ description: 'The password expired: nothing but the own account can be reached until it is changed' }),
    mustEnrol: z
      .boolean()
      .meta({
        description:
          'A second factor is demanded and not set up: nothing but the own account can be reached until it is',
      }),
    money: z
      .object({ cost: z.boolean(), revenue: z.boolean() })
      .meta({ description: 'Which side of the money of leads the role sees; margin needs both' }),
    administrator: z.boolean().meta({ description: 'Has the built-in role Administrator' }),
    restricted: z.boolean().meta({ description: 'The role shows only some buyers, sources or lead types' }),
    installation: z.object({ name: z.string(), currency: z.string(), timeZone: z.string(), names: namesSchema }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;

export const signedInSchema = z.object({ state: z.literal('signed-in'), me: meSchema });
const codeRequired = z.object({
  state: z.literal('code-required'),
  challenge: z.string().meta({ description: 'Stands for the password that was right; five minutes, five tries' }),
  factors: z
    .array(z.enum(['passkey', 'authenticator']))
    .meta({ description: 'What they have beside the password; a recovery code stands in for either' }),
});

/** A password as somebody types it. Long ones are welcome. */
export const typedPasswordSchema = z.string().min(1).max(256);
/** Six digits of an authenticator, or a recovery code; blanks and dashes do not matter. */
export const codeSchema = z.string().trim().min(6).max(40);

const tag = 'Session';
const path = '/api/v1/session';
export const createSession = defineEndpoint({
  id: 'createSession',
  method: 'post',
  path,
  access: 'public',
  tag,
  summary: 'Sign in',
  description:
    'Sets the session cookie, or asks for a code. The answer to a wrong password and to an unknown address is the same. Over plain http from elsewhere it is refused.',
  body: z.strictObject({ email: z.string().trim().min(1).max(254), password: typedPasswordSchema }),
  responses: { 200: z.discriminatedUnion('state', [signedInSchema, codeRequired]) },
  problems: [401, 429],
});
export const confirmSignIn = defineEndpoint({
  id: 'confirmSignIn',
  method: 'post',
  path: '/api/v1/session/code',
  access: 'public',
  tag,
  summary: 'Finish signing in with a code of the authenticator or a recovery code',
  body: z.strictObject({ challenge: z.string().min(1).max(200), code: codeSchema }),
  responses: { 200: signedInSchema },
  problems: [401, 429],
});
const own = { access: 'session', duringSetup: true, tag, path } as const;
export const readSession = defineEndpoint({
  ...own,
  id: 'readSession',
  method: 'get',
  summary: 'Who is signed in',
  responses: { 200: meSchema },
});
export const endSession = defineEndpoint({
  ...own,
  id: 'endSession',
  method: 'delete',
  summary: 'Sign out',
  responses: { 204: null },
});
