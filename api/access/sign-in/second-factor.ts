import { Secret, TOTP } from 'otpauth';
import type { Queryable } from '#db/pool';
import type { SecretBox } from '#db/secrets/secret-box';
import type { Account } from './accounts';
import { useRecoveryCode } from './recovery-codes';

const PERIOD_SECONDS = 30;
const SEED_BYTES = 20;

/** An authenticator's seed as its app reads it: `otpauth://totp/…`, SHA-1, six digits, 30 seconds. */
export function authenticator(seed: string, label: string, issuer: string): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(seed),
  });
}

export const newSeed = (): string => new Secret({ size: SEED_BYTES }).base32;

const USE_STEP = `update user_login set totp_last_step = $2 where user_id = $1 and coalesce(totp_last_step, 0) < $2`;

/** True when the six digits belong to now, a step before or a step after, and no code of that step or a later one was used. */
export async function isFreshCode(
  sql: Queryable,
  box: Pick<SecretBox, 'open'>,
  account: Account,
  code: string,
  now: number,
): Promise<boolean> {
  if (account.totpSeed === null || !/^\d{6}$/.test(code)) return false;
  const delta = authenticator(box.open(account.totpSeed), '', '').validate({ token: code, window: 1, timestamp: now });
  if (delta === null) return false;
  const step = Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
  const { rowCount } = await sql.query({ name: 'use-totp-step', text: USE_STEP, values: [account.id, step] });
  return rowCount === 1;
}

/** Which second factor a typed code is; undefined when it is none in force. What is right is used up by this. */
export async function useCode(
  sql: Queryable,
  box: Pick<SecretBox, 'open'>,
  account: Account,
  typed: string,
  now: number,
): Promise<'authenticator' | 'recovery-code' | undefined> {
  const code = typed.replace(/[\s-]/g, '');
  // A seed that was never confirmed is nobody's second factor, though a passkey may be.
  if (account.totpConfirmedAt !== null && (await isFreshCode(sql, box, account, code, now))) return 'authenticator';
  return (await useRecoveryCode(sql, account.id, code)) ? 'recovery-code' : undefined;
}
