import type { Express, Request } from 'express';
import { inTransaction } from '#db/pool';
import { needsNewHash } from '#db/secrets/hash-password';
import { UserError } from '#domain/kernel/errors';
import { confirmSignIn, createSession, endSession, readSession } from '#api/contract/session';
import { recordEvent } from '#api/access/record-event';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { factorsOf, findAccount, findAccountByEmail, hasSecondFactor, renewHash, type Account } from './accounts';
import { closeChallenge, openChallenge, refuseChallenge, tryChallenge } from './challenges';
import { holdLogin } from './hold-login';
import { knownDevice } from './known-devices';
import { mayEnterWithoutProvider } from './may-enter-without-provider';
import { meOf } from './me-of';
import { openSession } from './open-session';
import { useCode } from './second-factor';
import { callerOf, guardSignIn, ownSession, type SignInParts } from './sign-in-parts';
import type { Try } from './throttle';

const NOBODY = 'anonymous';

/** Signing in by password and code, reading who is signed in, signing out. */
export function bindSession(app: Express, edge: Edge, parts: SignInParts): void {
  const { pool, throttle, passwords, secretBox, sessions, cookie } = parts;

  bindEndpoint(app, edge, createSession, async ({ body, request }) => {
    guardSignIn(parts, request);
    const { address } = callerOf(request);
    const account = await findAccountByEmail(pool, body.email);
    const device = await knownDevice(pool, cookie, request, account?.id);
    const attempt = { purpose: 'sign-in', account: body.email, address, device } as const;
    await throttle.take(attempt, () => recordEvent(pool, NOBODY, 'sign-in-locked', account?.id ?? null, { address }));
    const right = await passwords.isRight(account?.passwordHash, body.password);
    if (!right || !account || !(await mayEnterWithoutProvider(parts, account))) {
      await recordEvent(pool, NOBODY, 'sign-in-failed', account?.id ?? null, { step: 'password', address });
      throw new UserError('invalid-sign-in', 'The address or the password is not right.');
    }
    return letIn(parts, request, account, { attempt, password: body.password });
  });

  bindEndpoint(app, edge, confirmSignIn, async ({ body, request }) => {
    guardSignIn(parts, request);
    const { address } = callerOf(request);
    const tried = await tryChallenge(pool, body.challenge);
    const account = tried && (await findAccount(pool, tried.userId));
    if (!account) return refuseChallenge();
    const device = await knownDevice(pool, cookie, request, account.id);
    const attempt = { purpose: 'code', account: account.id, address, device } as const;
    await throttle.take(attempt, () => recordEvent(pool, NOBODY, 'sign-in-locked', account.id, { address }));
    const used = await useCode(pool, secretBox, account, body.code, parts.now());
    if (used === undefined) {
      await recordEvent(pool, NOBODY, 'sign-in-failed', account.id, { step: 'code', address });
      throw new UserError('invalid-code', 'The code is not right, or was used already.');
    }
    await throttle.forgive(attempt);
    await throttle.forgive({ ...attempt, purpose: 'sign-in', account: account.email });
    const opened = await inTransaction(pool, async (sql) => {
      await holdLogin(sql, account, account.passwordHash);
      if (!(await closeChallenge(sql, body.challenge))) refuseChallenge();
      if (used === 'recovery-code')
        await recordEvent(sql, `user:${account.id}`, 'recovery-code-used', account.id, { address });
      await recordEvent(sql, `user:${account.id}`, 'sign-in', account.id, { secondFactor: used, address });
      return openSession(parts, sql, request, account.id, tried.proof);
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
    return { status: 204, body: null, headers: { ...cookie.take(), ...CLEARED } };
  });
}

/** What a browser kept of somebody goes when they leave; not its cookies, which would take those of every host of the domain along. */
const CLEARED = { 'Clear-Site-Data': '"cache", "storage"' };

/** What a right password opens: a session, or the question for the code. */
async function letIn(
  parts: SignInParts,
  request: Request,
  account: Account,
  { attempt, password }: { readonly attempt: Try; readonly password: string },
) {
  const { address } = attempt;
  const passwordHash = await freshHash(parts, account, password);
  if (hasSecondFactor(account)) {
    const challenge = await inTransaction(parts.pool, async (sql) => {
      await holdLogin(sql, account, passwordHash);
      return openChallenge(sql, account.id);
    });
    return { status: 200, body: { state: 'code-required', challenge, factors: factorsOf(account) } } as const;
  }
  await parts.throttle.forgive(attempt);
  const { me, headers } = await inTransaction(parts.pool, async (sql) => {
    await holdLogin(sql, account, passwordHash);
    await recordEvent(sql, `user:${account.id}`, 'sign-in', account.id, { secondFactor: null, address });
    return openSession(parts, sql, request, account.id);
  });
  return { status: 200, body: { state: 'signed-in', me }, headers } as const;
}

/** The hash of a password that was right, made anew where it was hashed more cheaply than today. */
async function freshHash({ pool, passwords }: SignInParts, account: Account, password: string): Promise<string | null> {
  if (!needsNewHash(account.passwordHash ?? '')) return account.passwordHash;
  const renewed = await passwords.hash(password);
  await renewHash(pool, account, renewed);
  return renewed;
}
