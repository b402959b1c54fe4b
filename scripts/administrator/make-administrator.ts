import type { EntityManager } from '@mikro-orm/postgresql';
import { AppUser } from '#db/entities/app-user.entity';
import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import { createAppUser } from '#db/factories/create-app-user';
import { initOrm } from '#db/orm';
import { sqlOf } from '#db/sql-of';
import { linkOf } from '#domain/access/link-life';
import { UserError } from '#domain/kernel/errors';
import { readBySchema } from '#api/contract/read-by-schema';
import { users } from '#api/contract/resources/users';
import { invite } from '#api/resources/users/invite';

export interface NewAdministrator {
  readonly email: string;
  readonly name: string;
  /** Also when somebody is an administrator already. */
  readonly another: boolean;
  /** Where people reach this installation. */
  readonly publicUrl: string;
}
export interface AdministratorLink {
  readonly link: string;
  readonly expiresAt: Date;
}

/** Two commands at once take turns. */
const LOCK = 4771003;
const READY = `select exists (select 1 from app_user u join user_login l on l.user_id = u.id where u.role_id = $1 and u.active and l.password_hash is not null and not l.must_change_password) as ready`;

/**
 * Makes an administrator and the link with which they choose their password. Asked again for somebody who has not chosen one yet, only
 * the link is new. Throws UserError when somebody can sign in as administrator already, or the address is somebody else's.
 */
export async function makeAdministrator(databaseUrl: string, wanted: NewAdministrator): Promise<AdministratorLink> {
  const { name, email } = readPerson(wanted);
  const orm = await initOrm(databaseUrl);
  try {
    return await orm.em.fork().transactional(async (em) => {
      const sql = sqlOf(em as EntityManager);
      await sql.query('select pg_advisory_xact_lock($1)', [LOCK]);
      const { rows } = await sql.query<{ ready: boolean }>(READY, [ADMINISTRATOR_ROLE_ID]);
      if (rows[0]?.ready && !wanted.another)
        throw new UserError(
          'administrator-exists',
          'Somebody can sign in as administrator already and invite others. Add --another to make one more all the same.',
        );
      const known = await em.findOne(AppUser, { email: { $ilike: email.replace(/[\\%_]/g, '\\$&') } });
      if (known && (known.roleId !== ADMINISTRATOR_ROLE_ID || !known.active))
        throw new UserError(
          'address-taken',
          'Somebody who is no active administrator has this address; choose another.',
        );
      const row = known ?? (await createAppUser(em as EntityManager, { name, email, roleId: ADMINISTRATOR_ROLE_ID }));
      const { token, expiresAt } = await invite(sql, null, row.id, 'system');
      return { link: linkOf(wanted.publicUrl, 'invitation', token), expiresAt };
    });
  } finally {
    await orm.close();
  }
}

function readPerson({ name, email }: NewAdministrator): { readonly name: string; readonly email: string } {
  const parsed = readBySchema(users.writable.pick({ name: true, email: true }), { name, email });
  if (!parsed.success)
    throw new UserError('bad-argument', `--${parsed.problems[0]?.field}: ${parsed.problems[0]?.message}`);
  return parsed.data;
}
