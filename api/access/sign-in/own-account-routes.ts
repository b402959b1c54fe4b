import type { Express, Request } from 'express';
import { inTransaction } from '#db/pool';
import { readRows } from '#db/read-rows';
import { UserError } from '#domain/kernel/errors';
import { changePassword, endOneSession, endOtherSessions, listSessions } from '#api/contract/me';
import { recordEvent } from '#api/access/record-event';
import { isoOf } from '#api/http/iso-of';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { findAccount, setPassword, type Account } from './accounts';
import { choosePassword } from './choose-password';
import { endWaysIn } from './end-ways-in';
import { openSession } from './open-session';
import { proveOwnPassword } from './prove-owner';
import { callerOf, ownSession, type SignInParts } from './sign-in-parts';

/** The person behind a session. Throws UserError. */
export async function ownAccount(parts: Pick<SignInParts, 'pool' | 'sessions'>, request: Request): Promise<Account> {
  const { user } = await ownSession(parts, request);
  const account = await findAccount(parts.pool, user.id);
  if (!account) throw new UserError('session-ended', 'The session has ended; sign in again.');
  return account;
}

/** The own password and the own sessions. */
export function bindOwnAccount(app: Express, edge: Edge, parts: SignInParts): void {
  const { pool, sessions } = parts;

  bindEndpoint(app, edge, changePassword, async ({ body, request, principal }) => {
    const account = await ownAccount(parts, request);
    await proveOwnPassword(parts, account, request, body.currentPassword);
    const passwordHash = await choosePassword(parts, account, body.password);
    const { me, headers } = await inTransaction(pool, async (sql) => {
      await setPassword(sql, account.id, passwordHash);
      await endWaysIn(sql, sessions, account.id, null);
      await recordEvent(sql, principal.actor, 'password-changed', account.id, { address: callerOf(request).address });
      return openSession(parts, sql, request, account.id);
    });
    return { status: 200, body: me, headers };
  });

  bindEndpoint(app, edge, listSessions, async ({ request }) => {
    const session = await ownSession(parts, request);
    const rows = await readRows<SessionRow>(pool, {
      name: 'list-sessions',
      text: LIST,
      values: [session.user.id, (await parts.installation()).security.idleMinutes],
    });
    const items = rows.map((row) => ({
      ...row,
      current: row.id === session.id,
      createdAt: isoOf(row.createdAt),
      lastSeenAt: isoOf(row.lastSeenAt),
      expiresAt: isoOf(row.expiresAt),
    }));
    return { status: 200, body: { items } };
  });
  bindEndpoint(app, edge, endOtherSessions, async ({ request, principal }) => {
    const session = await ownSession(parts, request);
    const count = await sessions.end(pool, session.user.id, { except: session.id });
    await recordEvent(pool, principal.actor, 'session-ended', session.user.id, {
      count,
      address: callerOf(request).address,
    });
    return { status: 204, body: null };
  });
  bindEndpoint(app, edge, endOneSession, async ({ params, request, principal }) => {
    const session = await ownSession(parts, request);
    const count = await sessions.end(pool, session.user.id, { only: params.id });
    if (count === 0) throw new UserError('not-found', 'You have no session with this id.');
    await recordEvent(pool, principal.actor, 'session-ended', session.user.id, {
      count,
      address: callerOf(request).address,
    });
    return { status: 204, body: null };
  });
}

interface SessionRow {
  readonly id: string;
  readonly address: string;
  readonly browser: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
}
const LIST = `
  select id, address, browser, created_at, last_seen_at, expires_at from user_session
  where user_id = $1 and expires_at > now() and last_seen_at > now() - make_interval(mins => $2) order by last_seen_at desc, id`;
