import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiCredential } from '../entities/api-credential.entity';
import { AppUser } from '../entities/app-user.entity';
import { ADMINISTRATOR_ROLE_ID } from '../entities/role.entity';
import { createAppUser } from '../factories/create-app-user';
import { newId } from '../new-id';
import { initOrm } from '../orm';
import { hashPassword } from '../secrets/hash-password';
import { sqlOf } from '../sql-of';
import { once } from './once';
import { seedId } from './seed-keys';
import { hashOfSecret, type Credential } from './write-credential';

export const FIRST_ADMINISTRATOR = 'admin@leadrail.example.com';
const DEMO_CREDENTIAL = 'demo-admin';
const DEMO_CREDENTIAL_DAYS = 30;
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
/** Two starts at once take turns. */
const LOCK = 4771004;

/** What a call made to get in with. It is random and kept as hashes: only the call that made it can say it. */
export interface FirstSignIn {
  readonly email: string | null;
  readonly password: string | null;
  readonly credential: Credential | null;
}

interface Wanted {
  /** An installation with the demo market gets a credential to try the API with. */
  readonly demo: boolean;
  /** Whoever signs in with the password must choose another first: not where tests sign in. */
  readonly mustChange?: boolean;
}

/** Makes the first administrator where nobody can sign in yet, and the credential of a demo that never had one. May be called at every start. */
export async function makeFirstSignIn(databaseUrl: string, { demo, mustChange = true }: Wanted): Promise<FirstSignIn> {
  const orm = await initOrm(databaseUrl);
  try {
    return await orm.em.fork().transactional(async (given) => {
      const em = given as EntityManager;
      await sqlOf(em).query('select pg_advisory_xact_lock($1)', [LOCK]);
      const password = await makeAdministrator(em, mustChange);
      const credential = demo ? await makeDemoCredential(em) : null;
      return { email: password === null ? null : FIRST_ADMINISTRATOR, password, credential };
    });
  } finally {
    await orm.close();
  }
}

const SET_PASSWORD = `
  insert into user_login (user_id, password_hash, password_changed_at, must_change_password) values ($1, $2, now(), $3)
  on conflict (user_id) do update set password_hash = excluded.password_hash, password_changed_at = now(), must_change_password = excluded.must_change_password`;

async function makeAdministrator(em: EntityManager, mustChange: boolean): Promise<string | null> {
  const sql = sqlOf(em);
  const { rows } = await sql.query('select 1 from user_login where password_hash is not null limit 1');
  if (rows.length > 0) return null;
  const id = administratorId();
  await once(em, AppUser, id, (rowId) =>
    createAppUser(em, { id: rowId, name: 'Administrator', email: FIRST_ADMINISTRATOR, roleId: ADMINISTRATOR_ROLE_ID }),
  );
  const password = randomPassword();
  await sql.query(SET_PASSWORD, [id, await hashPassword(password), mustChange]);
  // What is printed must let its reader in: a second factor is not demanded until they say so.
  await sql.query(`update installation set security = security || '{"secondFactorOfAdministrators": false}'`);
  return password;
}

async function makeDemoCredential(em: EntityManager): Promise<Credential | null> {
  if ((await em.count(ApiCredential, { clientId: DEMO_CREDENTIAL })) > 0) return null;
  const clientSecret = randomBytes(32).toString('base64url');
  const owner = await em.findOne(AppUser, { id: administratorId() });
  await em.insert(ApiCredential, {
    id: newId(),
    clientId: DEMO_CREDENTIAL,
    secretHash: hashOfSecret(clientSecret),
    scopes: ['account', 'data'],
    sourceId: null,
    name: 'Administrator of the demo',
    ownerId: owner?.id ?? null,
    expiresAt: new Date(Date.now() + DEMO_CREDENTIAL_DAYS * 86_400_000),
    createdAt: new Date(),
  });
  return { clientId: DEMO_CREDENTIAL, clientSecret };
}

const administratorId = (): string => seedId('demo', 'first-administrator');

/** Four groups of five letters: 100 bits. */
function randomPassword(): string {
  const letters = Array.from(randomBytes(20), (byte) => LETTERS.charAt(byte & 31)).join('');
  return letters.match(/.{5}/g)?.join('-') ?? letters;
}
