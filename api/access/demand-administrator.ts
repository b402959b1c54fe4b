import type { Queryable } from '#db/pool';
import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import { UserError } from '#domain/kernel/errors';
import type { Principal } from '#api/http/principal';

/**
 * What could make somebody any administrator is for administrators in person: not for a token, whatever its scope, and not for a role that
 * merely has every permission. Throws UserError.
 */
export async function demandAdministrator(sql: Queryable, { kind, userId }: Principal): Promise<void> {
  if (kind !== 'user')
    throw new UserError(
      'session-required',
      'Single sign-on is set up by an administrator who is signed in; a token cannot do it.',
    );
  const { rowCount } = await sql.query('select 1 from app_user where id = $1 and role_id = $2', [
    userId,
    ADMINISTRATOR_ROLE_ID,
  ]);
  if (rowCount !== 1)
    throw new UserError(
      'beyond-own-rights',
      'Whoever controls the provider of single sign-on can sign in as an administrator, so only the built-in role Administrator may set it up.',
    );
}
