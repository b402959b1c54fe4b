import type { Pool } from 'pg';
import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import { newId } from '#db/new-id';
import { hashPassword } from '#db/secrets/hash-password';

export const PASSWORD = 'nine quiet rivers';

/** Somebody of this test alone, an administrator unless a role is given; without a password they are only invited. */
export async function makeLogin(
  pool: Pool,
  password: string | null = PASSWORD,
  roleId: string | null = ADMINISTRATOR_ROLE_ID,
): Promise<{ id: string; email: string }> {
  const id = newId();
  const email = `${id}@example.com`;
  await pool.query('insert into app_user (id, name, email, role_id) values ($1, $2, $3, $4)', [
    id,
    'Olivia Operator',
    email,
    roleId,
  ]);
  if (password !== null)
    await pool.query('insert into user_login (user_id, password_hash, password_changed_at) values ($1, $2, now())', [
      id,
      await hashPassword(password),
    ]);
  return { id, email };
}
