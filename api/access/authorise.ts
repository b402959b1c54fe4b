import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { SecretBox } from '#db/secrets/secret-box';
import { UserError } from '#domain/kernel/errors';
import type { Endpoint } from '#api/contract/endpoint';
import { bearerToken } from '#api/http/bearer-token';
import { callerAddress } from '#api/http/caller-address';
import type { Authorise } from '#api/http/bind-endpoint';
import { NOBODY, type Principal } from '#api/http/principal';
import { isAddressAllowed } from '#api/http/check-address';
import type { EdgeRecord } from '#api/http/edge-record';
import type { TokenReader } from './tokens/read-token';
import { checkCsrf } from './session/csrf';
import type { ReadInstallation } from './installation-facts';
import type { SessionCookie } from './session/session-cookie';
import type { Session, Sessions } from './session/sessions';

export interface AccessParts {
  readonly tokens: TokenReader;
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly installation: ReadInstallation;
  readonly secretBox: Pick<SecretBox, 'mac'>;
  readonly record: Pick<EdgeRecord, 'refused'>;
}
type Asked = Pick<Endpoint, 'id' | 'access' | 'permission' | 'duringSetup'>;

/** Who may call: `public` and `receiver` endpoints look for themselves; the others need a token with their scope or a session whose role allows it. */
export function createAuthorise(parts: AccessParts): Authorise {
  const limit = createLimit(parts.installation);
  return async (request: Request, asked) => {
    if (asked.access === 'public' || asked.access === 'receiver') return NOBODY;
    const token = bearerToken(request.headers);
    const principal =
      token === undefined ? await bySession(parts, request, asked) : await byToken(parts, request, token, asked);
    await limit(principal);
    return principal;
  };
}

async function byToken(parts: AccessParts, request: Request, token: string, asked: Asked): Promise<Principal> {
  const principal = await parts.tokens.demand(token);
  const { apiAccessRules } = await parts.installation();
  try {
    demandScope(principal, asked, isAddressAllowed(apiAccessRules, callerAddress(request)));
  } catch (error) {
    await parts.record.refused(request, principal.actor, asked.id, error);
    throw error;
  }
  return principal;
}

function demandScope(principal: Principal, { access }: Asked, addressAllowed: boolean): void {
  if (!addressAllowed)
    throw new UserError('address-not-allowed', 'The API does not accept requests from your address.');
  if (access === 'session')
    throw new UserError('session-required', 'This is for people who are signed in; a token cannot do it.');
  if (!(principal.scopes as readonly string[]).includes(access))
    throw new UserError('insufficient-scope', `This needs a token with the scope ${access}.`);
}

async function bySession(parts: AccessParts, request: Request, asked: Asked): Promise<Principal> {
  const session = await parts.sessions.read(request);
  if (!session) {
    if (parts.cookie.read(request.headers) !== undefined)
      throw new UserError('session-ended', 'The session has ended; sign in again.');
    throw new UserError('authentication-required', 'Sign in, or send an access token: Authorization: Bearer <token>.');
  }
  checkCsrf(parts.secretBox, request, session.token);
  if (!asked.duringSetup && session.mustChangePassword)
    throw new UserError(
      'password-expired',
      'The password has expired or was not chosen by you; choose a new one first.',
    );
  if (!asked.duringSetup && session.mustEnrol) throw new UserError('mfa-required', 'Set up a second factor first.');
  if (asked.permission !== undefined && !session.permissions.has(asked.permission)) {
    const refusal = new UserError(
      'permission-required',
      `Your role ${session.role.name} does not include the permission ${asked.permission}; an administrator can add it.`,
    );
    await parts.record.refused(request, `user:${session.user.id}`, asked.id, refusal);
    throw refusal;
  }
  return principalOf(session);
}

function principalOf({ user, permissions, sees }: Session): Principal {
  return { kind: 'user', actor: `user:${user.id}`, scopes: [], sourceId: null, userId: user.id, permissions, sees };
}

/** So many requests a minute for one person or credential, counted by each process. Throws UserError. */
function createLimit(installation: ReadInstallation): (principal: Principal) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: 1, duration: 60 });
  return async ({ actor }) => {
    limiter.points = (await installation()).security.requestsPerMinute;
    await limiter.consume(actor).catch((refused: { readonly msBeforeNext: number }) => {
      throw new UserError('too-many-requests', 'Too many requests; wait a moment.', {
        retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1000),
      });
    });
  };
}
