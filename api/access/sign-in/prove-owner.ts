import type { Request } from 'express';
import { UserError } from '#domain/kernel/errors';
import type { Session } from '#api/access/session/sessions';
import { recordEvent } from '#api/access/record-event';
import { refuse } from '#api/http/invalid-request';
import { checkAssertion } from '#api/access/passkeys/check-assertion';
import { recordCopy } from '#api/access/passkeys/record-copy';
import type { Proof } from '#api/contract/proof';
import { hasSecondFactor, type Account } from './accounts';
import { useCode } from './second-factor';
import { callerOf, ownSession, type SignInParts } from './sign-in-parts';

/** Somebody at an unlocked desk must not be able to take an account over: what weighs asks for the password again. Throws UserError. */
export async function proveOwnPassword(
  parts: SignInParts,
  account: Account,
  request: Request,
  password: string,
): Promise<void> {
  await prove(parts, account, request, () => demandPassword(parts, account, request, password));
}

/**
 * What adds a way in asks for the password, and for a second factor where there is one: who learned the password alone must not make
 * themselves a factor of their own. Throws UserError.
 */
export async function proveOwner(parts: SignInParts, account: Account, request: Request, proof: Proof): Promise<void> {
  await prove(parts, account, request, async () => {
    await demandPassword(parts, account, request, proof.password);
    if (hasSecondFactor(account)) await demandFactor(parts, account, proof);
  });
}

/** What takes the second factor away or stands in for it asks for both: who learned the password alone must not get past it. Throws UserError. */
export async function proveBothFactors(
  parts: SignInParts,
  account: Account,
  request: Request,
  proof: Proof,
): Promise<void> {
  await prove(parts, account, request, async () => {
    await demandPassword(parts, account, request, proof.password);
    if (!hasSecondFactor(account)) throw new UserError('second-factor-off', 'There is no second factor.');
    await demandFactor(parts, account, proof);
  });
}

/** A passkey of theirs, a code of the authenticator or a recovery code. Throws UserError. */
async function demandFactor(parts: SignInParts, account: Account, { code, passkey }: Proof): Promise<void> {
  if (passkey) {
    const checked = await checkAssertion(parts, passkey, { purpose: 'prove', userId: account.id });
    if (checked.refused === null) return;
    if (checked.refused === 'counted-back') await recordCopy(parts.pool, checked.passkey);
    throw new UserError('passkey-refused', 'The passkey was not accepted. Try again, or use a code.');
  }
  if (code === undefined)
    throw new UserError('second-factor-needed', 'Send a code or what a passkey signed beside the password.');
  if (!(await useCode(parts.pool, parts.secretBox, account, code, parts.now()))) refuseCode();
}

/** One try, which does not count when it is right. */
async function prove(
  parts: SignInParts,
  account: Account,
  request: Request,
  check: () => Promise<void>,
): Promise<void> {
  const { address } = callerOf(request);
  const attempt = { purpose: 'own-account', account: account.id, address } as const;
  await parts.throttle.take(attempt, () =>
    recordEvent(parts.pool, `user:${account.id}`, 'sign-in-locked', account.id, { address }),
  );
  await check();
  await parts.throttle.forgive(attempt);
}

/** Who never had a password has proved to the provider of single sign-on who they are, just now. */
async function demandPassword(parts: SignInParts, account: Account, request: Request, password: string): Promise<void> {
  if (account.passwordHash === null) return demandFreshProof(await ownSession(parts, request));
  const { passwords } = parts;
  if (!(await passwords.isRight(account.passwordHash, password)))
    throw new UserError('wrong-password', 'This is not your password.');
}

function demandFreshProof({ freshAtProvider }: Session): void {
  if (!freshAtProvider)
    throw new UserError(
      'sign-in-again',
      'You have no password here: sign in at your provider again, then go on within five minutes.',
    );
}

/** Throws InvalidRequest. */
export const refuseCode = (): never =>
  refuse('invalid-fields', 'The code is not right.', [
    {
      field: 'code',
      code: 'invalid-code',
      message:
        'This is not the code of this moment, or it was used already; wait for the next one, and check the clock of your phone.',
    },
  ]);
