import type { Express, Request } from 'express';
import { inTransaction, type Queryable } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import type { PasskeyAssertion } from '#api/contract/passkey-credential';
import { beginPasskeySignIn, finishPasskeySignIn } from '#api/contract/passkeys';
import { recordEvent } from '#api/access/record-event';
import { findAccount, type Account } from '#api/access/sign-in/accounts';
import { closeChallenge, readChallenge, refuseChallenge, tryChallenge } from '#api/access/sign-in/challenges';
import { holdLogin } from '#api/access/sign-in/hold-login';
import { knownDevice } from '#api/access/sign-in/known-devices';
import { mayEnterWithoutProvider } from '#api/access/sign-in/may-enter-without-provider';
import { openSession } from '#api/access/sign-in/open-session';
import { callerOf, guardSignIn, type SignInParts } from '#api/access/sign-in/sign-in-parts';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { checkAssertion, type CheckedAssertion } from './check-assertion';
import { demandRelyingParty } from './demand-relying-party';
import type { PasskeyPurpose } from './passkey-challenges';
import { requestPasskey } from './passkey-requests';
import { recordCopy } from './record-copy';
import { findPasskey, isPasskey, type Passkey } from './stored-passkeys';

const NOBODY = 'anonymous';
const purposeOf = (userId: string | null): PasskeyPurpose =>
  userId === null ? { purpose: 'sign-in', userId } : { purpose: 'second-factor', userId };

/** Signing in with a passkey: by it alone, as it is something one has and a proof of who holds it, or after a password. */
export function bindPasskeySignIn(app: Express, edge: Edge, parts: SignInParts): void {
  const { pool, throttle } = parts;

  bindEndpoint(app, edge, beginPasskeySignIn, async ({ body, request }) => {
    guardSignIn(parts, request);
    const party = demandRelyingParty(parts.publicUrl);
    await throttle.take({ purpose: 'passkey-begun', address: callerOf(request).address });
    const userId = body.challenge === undefined ? null : await readChallenge(pool, body.challenge);
    if (userId === undefined) return refuseChallenge();
    return { status: 200, body: await requestPasskey(pool, party, purposeOf(userId)) };
  });

  bindEndpoint(app, edge, finishPasskeySignIn, async ({ body: { challenge, credential }, request }) => {
    guardSignIn(parts, request);
    const tried = challenge === undefined ? null : await tryChallenge(pool, challenge);
    if (tried === undefined) return refuseChallenge();
    const { account, passkey } = await proven(parts, request, credential, purposeOf(tried?.userId ?? null));
    const opened = await inTransaction(pool, async (sql) => {
      await holdLogin(sql, account, account.passwordHash);
      if (!(await isPasskey(sql, passkey.id))) refusePasskey();
      if (challenge !== undefined && !(await closeChallenge(sql, challenge))) refuseChallenge();
      const detail = { secondFactor: 'passkey', address: callerOf(request).address };
      await recordEvent(sql, `user:${account.id}`, 'sign-in', account.id, detail);
      return openSession(parts, sql, request, account.id, tried?.proof);
    });
    return { status: 200, body: { state: 'signed-in', me: opened.me }, headers: opened.headers };
  });
}

/** Whose passkey signed. Counted like a code, and forgiven when it is right. Throws UserError. */
async function proven(
  parts: SignInParts,
  request: Request,
  credential: PasskeyAssertion,
  asked: PasskeyPurpose,
): Promise<{ readonly account: Account; readonly passkey: Passkey }> {
  const { pool, throttle, cookie } = parts;
  const { address } = callerOf(request);
  const owner = (await findPasskey(pool, credential.id))?.userId;
  const device = await knownDevice(pool, cookie, request, owner);
  const attempt = { purpose: 'passkey', address, device, ...(owner !== undefined && { account: owner }) } as const;
  await throttle.take(attempt, () => recordEvent(pool, NOBODY, 'sign-in-locked', owner ?? null, { address }));
  const checked = await checkAssertion(parts, credential, asked);
  const account = checked.passkey && (await findAccount(pool, checked.passkey.userId));
  const enters = account && (asked.userId !== null || (await mayEnterWithoutProvider(parts, account)));
  if (checked.refused !== null || !account || !enters) {
    await recordRefusal(pool, checked, address);
    return refusePasskey();
  }
  await throttle.forgive(attempt);
  // The password before it was right, too.
  if (asked.userId !== null) await throttle.forgive({ ...attempt, purpose: 'sign-in', account: account.email });
  return { account, passkey: checked.passkey };
}

async function recordRefusal(sql: Queryable, { refused, passkey }: CheckedAssertion, address: string): Promise<void> {
  const detail = { step: 'passkey', why: refused ?? 'no-access', address };
  await recordEvent(sql, NOBODY, 'sign-in-failed', passkey?.userId ?? null, detail);
  if (refused === 'counted-back') await recordCopy(sql, passkey, address);
}

function refusePasskey(): never {
  throw new UserError('invalid-passkey', 'The passkey was not accepted. Try again, or sign in with your password.');
}
