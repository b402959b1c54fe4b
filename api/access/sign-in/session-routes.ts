import type { Express } from 'express';
import { inTransaction } from '#db/pool';
import { needsNewHash } from '#db/secrets/hash-password';
import { UserError } from '#domain/kernel/errors';
import { confirmSignIn, createSession, endSession, readSession } from '#api/contract/session';
import { recordEvent } from '#api/access/record-event';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { findAccount, findAccountByEmail, renewHash } from './accounts';
import { closeChallenge, openChallenge, tryChallenge } from './challenges';
import { meOf } from './me-of';
import { openSession } from './open-session';
import { useCode } from './second-factor';
import { callerOf, guardSignIn, ownSession, type SignInParts } from './sign-in-parts';

const NOBODY = 'anonymous';

/** Signing in by password and code, reading who is signed in, signing out. */
export function bindSession(app: Express, edge: Edge, parts: SignInParts): void {
  const { pool, throttle, passwords, secretBox, sessions, cookie } = parts;

  bindEndpoint(app, edge, createSession, async ({ body, request }) => {
    guardSignIn(parts, request);
    const { address } = callerOf(request);
    const account = await findAccountByEmail(pool, body.email);
    await throttle.take(body.email, address, () =>
      recordEvent(pool, NOBODY, 'sign-in-locked', account?.id ?? null, { address }),
    );
    if (!(await passwords.isRight(account?.passwordHash, body.password)) || !account) {
      await recordEvent(pool, NOBODY, 'sign-in-failed', account?.id ?? null, { step: 'password', address });
      throw new UserError('invalid-sign-in', 'The address or the password is not right.');
    }
    if (needsNewHash(account.passwordHash ?? ''))
      await renewHash(pool, account.id, await passwords.hash(body.password));
    if (account.totpConfirmedAt)
      return { status: 200, body: { state: 'code-required', challenge: await openChallenge(pool, account.id) } };
    await throttle.forgive(body.email, address);
    await recordEvent(pool, `user:${account.id}`, 'sign-in', account.id, { secondFactor: null, address });
    const { me, headers } = await openSession(parts, pool, request, account.id);
    return { status: 200, body: { state: 'signed-in', me }, headers };
  });

  bindEndpoint(app, edge, confirmSignIn, async ({ body, request }) => {
    guardSignIn(parts, request);
    const { address } = callerOf(request);
    const userId = await tryChallenge(pool, body.challenge);
    const account = userId === undefined ? undefined : await findAccount(pool, userId);
    if (!account) throw new UserError('invalid-challenge', 'Begin again with the password.');
    await throttle.take(`code ${account.id}`, address, () =>
      recordEvent(pool, NOBODY, 'sign-in-locked', account.id, { address }),
    );
    const used = await useCode(pool, secretBox, account, body.code, parts.now());
    if (used === undefined || !(await closeChallenge(pool, body.challenge))) {
      await recordEvent(pool, NOBODY, 'sign-in-failed', account.id, { step: 'code', address });
      throw new UserError('invalid-code', 'The code is not right, or was used already.');
    }
    await throttle.forgive(`code ${account.id}`, address);
    await throttle.forgive(account.email, address);
    const opened = await inTransaction(pool, async (sql) => {
      if (used === 'recovery-code')
        await recordEvent(sql, `user:${account.id}`, 'recovery-code-used', account.id, { address });
      await recordEvent(sql, `user:${account.id}`, 'sign-in', account.id, { secondFactor: used, address });
      return openSession(parts, sql, request, account.id);
    });
    return { status: 200, body: { state: 'signed-in', me: opened.me }, headers: opened.headers };
  });

  bindEndpoint(app, edge, readSession, async ({ request }) => ({
    status: 200,
    body: await meOf(parts, await ownSession(parts, request)),
  }));

  bindEndpoint(app, edge, endSession, async ({ request, principal }) => {
    const session = await ownSession(parts, request);
    await sessions.end(pool, session.user.id, { only: session.id });
    await recordEvent(pool, principal.actor, 'sign-out', session.user.id, { address: callerOf(request).address });
    return { status: 204, body: null, headers: cookie.take() };
  });
}
