import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';

/** What signing in needs to know of somebody. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Of the built-in role. */
  readonly administrator: boolean;
  readonly phone: string | null;
  readonly passwordHash: string | null;
  readonly passwordChangedAt: number | null;
  readonly formerHashes: readonly string[];
  /** Sealed; set up but not in force while `totpConfirmedAt` is null. */
  readonly totpSeed: string | null;
  readonly totpConfirmedAt: number | null;
  /** How many they have. */
  readonly passkeys: number;
}

/** What somebody may show after the password. */
export const factorsOf = ({ passkeys, totpConfirmedAt }: Account) => [
  ...(passkeys > 0 ? (['passkey'] as const) : []),
  ...(totpConfirmedAt === null ? [] : (['authenticator'] as const)),
];

const SELECT = `
  select u.id, u.name, u.email, u.role_id = '${ADMINISTRATOR_ROLE_ID}' as administrator, u.phone, l.password_hash, l.password_changed_at,
    coalesce(l.former_hashes, '{}') as former_hashes, l.totp_seed, l.totp_confirmed_at,
    (select count(*)::integer from passkey p where p.user_id = u.id) as passkeys
  from app_user u left join user_login l on l.user_id = u.id
  where u.active and u.role_id is not null and`;

/** Then the password alone signs nobody in. */
export const hasSecondFactor = ({
  totpConfirmedAt,
  passkeys,
}: Pick<Account, 'totpConfirmedAt' | 'passkeys'>): boolean => totpConfirmedAt !== null || passkeys > 0;

/** The active person with a role and this address; undefined when there is none. */
export async function findAccountByEmail(sql: Queryable, email: string): Promise<Account | undefined> {
  return (
    (await readRow<Account>(sql, {
      name: 'account-by-email',
      text: `${SELECT} lower(u.email) = lower($1)`,
      values: [email],
    })) ?? undefined
  );
}

export async function findAccount(sql: Queryable, id: string): Promise<Account | undefined> {
  return (
    (await readRow<Account>(sql, { name: 'account-by-id', text: `${SELECT} u.id = $1`, values: [id] })) ?? undefined
  );
}

const SET_PASSWORD = `
  insert into user_login (user_id, password_hash, password_changed_at) values ($1, $2, now())
  on conflict (user_id) do update set password_hash = excluded.password_hash, password_changed_at = now(), must_change_password = false,
    former_hashes = (array_remove(array_prepend(user_login.password_hash, user_login.former_hashes), null))[1:24]`;

/** A new password; the old hash joins the former ones, and no browser is known any more. */
export async function setPassword(sql: Queryable, userId: string, passwordHash: string): Promise<void> {
  await sql.query({ name: 'set-password', text: SET_PASSWORD, values: [userId, passwordHash] });
  await sql.query({ name: 'forget-devices', text: 'delete from known_device where user_id = $1', values: [userId] });
}

/** The same password under today's cost, unless it was changed in between. */
export async function renewHash(sql: Queryable, { id, passwordHash }: Account, renewed: string): Promise<void> {
  await sql.query({
    name: 'renew-hash',
    text: 'update user_login set password_hash = $2 where user_id = $1 and password_hash = $3',
    values: [id, renewed, passwordHash],
  });
}

/** Somebody who never had a password has a row of their own all the same: what they set up later, and what holds it still, stands there. */
export async function ensureLogin(sql: Queryable, userId: string): Promise<void> {
  await sql.query({
    name: 'ensure-login',
    text: 'insert into user_login (user_id) values ($1) on conflict do nothing',
    values: [userId],
  });
}

export async function noteSignIn(sql: Queryable, userId: string): Promise<void> {
  await sql.query({
    name: 'note-sign-in',
    text: 'update user_login set last_sign_in_at = now() where user_id = $1',
    values: [userId],
  });
}
