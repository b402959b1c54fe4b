import type { Request } from 'express';
import type { Pool } from 'pg';
import type { SecretBox } from '#db/secrets/secret-box';
import { UserError } from '#domain/kernel/errors';
import { refuseOtherSites } from '#api/access/session/csrf';
import type { ReadInstallation } from '#api/access/installation-facts';
import type { SessionCookie } from '#api/access/session/session-cookie';
import type { Caller, Session, Sessions } from '#api/access/session/sessions';
import { callerAddress, isLoopback } from '#api/http/caller-address';
import type { Passwords } from './passwords';
import type { Throttle } from './throttle';

/** What everything about signing in shares. */
export interface SignInParts {
  readonly pool: Pool;
  readonly secretBox: SecretBox;
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly installation: ReadInstallation;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  /** A mail sender is configured: links can be sent. */
  readonly canMail: boolean;
  /** Where people reach this installation: what passkeys are bound to. */
  readonly publicUrl: string;
  readonly now: () => number;
}

export function callerOf(request: Request): Caller {
  return { address: request.ip ?? 'unknown', browser: String(request.headers['user-agent'] ?? '').slice(0, 300) };
}

/** Signing in is asked for from our own pages, in a guarded way. Throws UserError. */
export function guardSignIn(parts: Pick<SignInParts, 'cookie'>, request: Request): void {
  refuseOtherSites(request);
  demandHttps(parts, request);
}

/** Secrets of people travel over https, on this machine, or where the operator decided otherwise. Throws UserError. */
export function demandHttps({ cookie }: Pick<SignInParts, 'cookie'>, request: Request): void {
  const address = callerAddress(request);
  const near =
    isLoopback(address) ||
    (address !== '' && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? ''));
  if (cookie.secure && !request.secure && !near) {
    throw new UserError(
      'https-required',
      'Signing in needs https. Serve Leadrail behind https and name the proxy in TRUST_PROXY, or set COOKIE_SECURE=false in a network you trust.',
    );
  }
}

/** The session of a request that was let in by it. Throws UserError. */
export async function ownSession(parts: Pick<SignInParts, 'sessions'>, request: Request): Promise<Session> {
  const session = await parts.sessions.read(request);
  if (!session) throw new UserError('session-ended', 'The session has ended; sign in again.');
  return session;
}
