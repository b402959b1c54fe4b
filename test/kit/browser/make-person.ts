import type { Pool } from 'pg';
import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import { newId } from '#db/new-id';
import { hashPassword } from '#db/secrets/hash-password';
import type { Login } from './sign-in';

export interface Person extends Login {
  readonly id: string;
  readonly name: string;
}

/** Somebody of this test alone who can sign in, an administrator unless a role is given. */
export async function makePerson(pool: Pool, roleId: string = ADMINISTRATOR_ROLE_ID): Promise<Person> {
  const id = newId();
  const person = {
    id,
    name: `Pat ${id.slice(-8)}`,
    email: `${id}@example.com`,
    password: `quiet river ${id.slice(-12)}`,
  };
  await pool.query('insert into app_user (id, name, email, role_id) values ($1, $2, $3, $4)', [
    id,
    person.name,
    person.email,
    roleId,
  ]);
  await pool.query('insert into user_login (user_id, password_hash, password_changed_at) values ($1, $2, now())', [
    id,
    await hashPassword(person.password),
  ]);
  return person;
}
