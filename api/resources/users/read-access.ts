import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { userAccessSchema } from '#api/contract/resources/users';
import { isoOrNull } from '#api/http/iso-of';

type UserAccess = z.input<typeof userAccessSchema>;

interface Row {
  readonly active: boolean;
  readonly hasRole: boolean;
  readonly hasPassword: boolean;
  readonly hasIdentity: boolean;
  readonly invitedUntil: number | null;
  readonly lastSignInAt: number | null;
  readonly passwordChangedAt: number | null;
  readonly secondFactor: boolean;
  readonly passkeys: number;
  readonly sessions: number;
}

const READ = `
  select u.active, u.role_id is not null as has_role, coalesce(l.password_hash is not null, false) as has_password,
    exists (select 1 from user_identity d where d.user_id = u.id) as has_identity, i.expires_at as invited_until,
    l.last_sign_in_at, l.password_changed_at, coalesce(l.totp_confirmed_at is not null, false) as second_factor,
    (select count(*)::integer from passkey p where p.user_id = u.id) as passkeys,
    (select count(*)::integer from user_session s where s.user_id = u.id and s.expires_at > now()) as sessions
  from app_user u left join user_login l on l.user_id = u.id
  left join user_link i on i.user_id = u.id and i.kind = 'invitation' and i.used_at is null
  where u.id = $1`;

/** How somebody stands with signing in; null when there is nobody with this id. */
export async function readAccess(sql: Queryable, id: string): Promise<UserAccess | null> {
  const row = await readRow<Row>(sql, { name: 'read-user-access', text: READ, values: [id] });
  if (!row) return null;
  return {
    state: stateOf(row),
    invitationExpiresAt: isoOrNull(row.invitedUntil),
    lastSignInAt: isoOrNull(row.lastSignInAt),
    passwordChangedAt: isoOrNull(row.passwordChangedAt),
    secondFactor: row.secondFactor,
    passkeys: row.passkeys,
    sessions: row.sessions,
  };
}

function stateOf(row: Row): UserAccess['state'] {
  if (!row.hasRole) return 'no-role';
  if (!row.active) return 'inactive';
  if (row.hasPassword || row.hasIdentity) return 'ready';
  if (!row.invitedUntil) return 'not-invited';
  return row.invitedUntil > Date.now() ? 'invited' : 'invitation-expired';
}
