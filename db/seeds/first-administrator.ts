import { ADMINISTRATOR_ROLE_ID } from '../entities/role.entity';
import { createAppUser } from '../factories/create-app-user';
import { AppUser } from '../entities/app-user.entity';
import { hashPassword, verifyPassword } from '../secrets/hash-password';
import { seedId } from './seed-keys';
import { once } from './once';
import type { MarketContext } from './market-context';

const FIRST_ADMINISTRATOR = 'admin@leadrail.example.com';
const KEY = 'first-administrator';
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** How to sign in as the first administrator. The password is null once somebody changed it. */
export interface AdministratorSignIn {
  readonly adminEmail: string | null;
  readonly adminPassword: string | null;
}

/** Four groups of five letters (100 bits) that the installation's key can make again. */
function firstPassword({ box, market }: Pick<MarketContext, 'box' | 'market'>): string {
  const letters = Array.from(box.mac(`seed ${market}/${KEY}`).subarray(0, 20), (byte) =>
    LETTERS.charAt(byte & 31),
  ).join('');
  return letters.match(/.{5}/g)?.join('-') ?? letters;
}

/** Makes the first administrator where nobody can sign in yet. What is printed must let its reader in: a second factor is not demanded until they say so. */
export async function writeFirstAdministrator(context: MarketContext): Promise<void> {
  const { em, market } = context;
  const sql = em.getConnection();
  if ((await sql.execute('select 1 from user_login where password_hash is not null limit 1')).length > 0) return;
  const id = seedId(market, KEY);
  await once(em, AppUser, id, (rowId) =>
    createAppUser(em, { id: rowId, name: 'Administrator', email: FIRST_ADMINISTRATOR, roleId: ADMINISTRATOR_ROLE_ID }),
  );
  await sql.execute(
    `insert into user_login (user_id, password_hash, password_changed_at) values (?, ?, now())
     on conflict (user_id) do update set password_hash = excluded.password_hash, password_changed_at = now()`,
    [id, await hashPassword(firstPassword(context))],
  );
  await sql.execute(`update installation set security = security || '{"secondFactorOfAdministrators": false}'`);
}

/** The first administrator's sign-in as long as it still holds. */
export async function readFirstAdministrator(context: MarketContext): Promise<AdministratorSignIn> {
  const rows: { email: string; password_hash: string | null }[] = await context.em
    .getConnection()
    .execute(
      'select u.email, l.password_hash from app_user u join user_login l on l.user_id = u.id where u.id = ? and u.active',
      [seedId(context.market, KEY)],
    );
  const [row] = rows;
  if (!row) return { adminEmail: null, adminPassword: null };
  const password = firstPassword(context);
  const holds = row.password_hash !== null && (await verifyPassword(row.password_hash, password));
  return { adminEmail: row.email, adminPassword: holds ? password : null };
}
