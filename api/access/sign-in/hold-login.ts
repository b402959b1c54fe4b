import type { Queryable } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import type { Account } from './accounts';

const HOLD = `
  select 1 from user_login where user_id = $1 and password_hash is not distinct from $2 and (totp_confirmed_at is not null) = $3 for no key update`;

/**
 * Keeps the password and the second factor of somebody as they were when the password was checked, until the transaction ends: what is
 * opened by a password must not outlive its change. To be asked first, as changes lock in the same order. Throws UserError when they have changed in between.
 */
export async function holdLogin(sql: Queryable, account: Account, passwordHash: string | null): Promise<void> {
  const { rowCount } = await sql.query({
    name: 'hold-login',
    text: HOLD,
    values: [account.id, passwordHash, account.totpConfirmedAt !== null],
  });
  if (rowCount !== 1) throw new UserError('invalid-sign-in', 'The address or the password is not right.');
}
