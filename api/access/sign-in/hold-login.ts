import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { UserError } from '#domain/kernel/errors';
import type { Account } from './accounts';

const LOCK = `
  select password_hash, totp_confirmed_at from user_login where user_id = $1 for no key update`;
const PASSKEYS = 'select count(*)::integer as count from passkey where user_id = $1';

interface Login {
  readonly passwordHash: string | null;
  readonly totpConfirmedAt: number | null;
}

/** Whoever changes how somebody signs in, and whoever opens something by it, waits here for the other. */
export async function lockLogin(sql: Queryable, userId: string): Promise<Login | null> {
  return readRow<Login>(sql, { name: 'lock-login', text: LOCK, values: [userId] });
}

/**
 * Keeps the password and the second factors of somebody as they were when the password was checked, until the transaction ends: what is
 * opened by a password must not outlive its change. To be asked first, as changes lock in the same order. Throws UserError when they have changed in between.
 */
export async function holdLogin(sql: Queryable, account: Account, passwordHash: string | null): Promise<void> {
  const held = await lockLogin(sql, account.id);
  // Counted after the wait, by a statement of its own: only so does it see what was added meanwhile.
  const now = await readRow<{ count: number }>(sql, { name: 'count-passkeys', text: PASSKEYS, values: [account.id] });
  const same =
    held !== null &&
    held.passwordHash === passwordHash &&
    (held.totpConfirmedAt !== null) === (account.totpConfirmedAt !== null) &&
    now?.count === account.passkeys;
  if (!same) throw new UserError('invalid-sign-in', 'The address or the password is not right.');
}
