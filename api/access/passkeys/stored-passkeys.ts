import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { readRow, readRows } from '#db/read-rows';

/** A passkey as it is checked. */
export interface Passkey {
  readonly id: string;
  readonly userId: string;
  readonly publicKey: Buffer;
}
/** A passkey as its owner sees it. */
export interface ListedPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly multiDevice: boolean;
  readonly backedUp: boolean;
}
export interface NewPasskey {
  readonly userId: string;
  readonly name: string;
  /** base64url */
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly multiDevice: boolean;
  readonly backedUp: boolean;
}

const bytesOf = (credentialId: string): Buffer => Buffer.from(credentialId, 'base64url');

/** Whoever's it is; null when nobody has it. */
export async function findPasskey(sql: Queryable, credentialId: string): Promise<Passkey | null> {
  return readRow<Passkey>(sql, {
    name: 'find-passkey',
    text: 'select id, user_id, public_key from passkey where credential_id = $1',
    values: [bytesOf(credentialId)],
  });
}

/** True while it is there. */
export async function isPasskey(sql: Queryable, id: string): Promise<boolean> {
  const found = await sql.query({ name: 'is-passkey', text: 'select 1 from passkey where id = $1', values: [id] });
  return found.rowCount === 1;
}

/** What browsers are told of somebody's passkeys: which there are, and how each is reached. */
export async function describePasskeys(sql: Queryable, userId: string) {
  const rows = await readRows<{ credentialId: Buffer; transports: string[] }>(sql, {
    name: 'describe-passkeys',
    text: 'select credential_id, transports from passkey where user_id = $1 order by created_at, id',
    values: [userId],
  });
  return rows.map(({ credentialId, transports }) => ({
    id: credentialId.toString('base64url'),
    type: 'public-key' as const,
    transports,
  }));
}

const LISTED = 'id, name, created_at, last_used_at, multi_device, backed_up';

export async function readPasskeys(sql: Queryable, userId: string): Promise<ListedPasskey[]> {
  const text = `select ${LISTED} from passkey where user_id = $1 order by created_at, id`;
  return readRows<ListedPasskey>(sql, { name: 'read-passkeys', text, values: [userId] });
}

const USE = `
  update passkey set counter = $2, backed_up = $3, last_used_at = now()
  where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))`;

/** Notes a use. False when the counter did not go on: somebody else may have a copy. Of two uses with one number only one goes through. */
export async function usePasskey(sql: Queryable, id: string, counter: number, backedUp: boolean): Promise<boolean> {
  const used = await sql.query({ name: 'use-passkey', text: USE, values: [id, counter, backedUp] });
  return used.rowCount === 1;
}

const INSERT = `
  insert into passkey (id, user_id, credential_id, public_key, counter, transports, multi_device, backed_up, name)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (credential_id) do nothing returning ${LISTED}`;

/** Keeps a new passkey; null when it is known already, to whomever. */
export async function insertPasskey(sql: Queryable, passkey: NewPasskey): Promise<ListedPasskey | null> {
  const { userId, credentialId, publicKey, counter, transports, multiDevice, backedUp, name } = passkey;
  const values = [
    newId(),
    userId,
    bytesOf(credentialId),
    Buffer.from(publicKey),
    counter,
    transports,
    multiDevice,
    backedUp,
    name,
  ];
  return readRow<ListedPasskey>(sql, { name: 'insert-passkey', text: INSERT, values });
}

/** Calls one of somebody's own passkeys something else; null when they have none with this id. */
export async function namePasskey(
  sql: Queryable,
  userId: string,
  id: string,
  name: string,
): Promise<ListedPasskey | null> {
  const text = `update passkey set name = $3 where user_id = $1 and id = $2 returning ${LISTED}`;
  return readRow<ListedPasskey>(sql, { name: 'name-passkey', text, values: [userId, id, name] });
}

/** Takes one of somebody's own passkeys away; false when they have none with this id. */
export async function dropPasskey(sql: Queryable, userId: string, id: string): Promise<boolean> {
  const text = 'delete from passkey where user_id = $1 and id = $2';
  return (await sql.query({ name: 'drop-passkey', text, values: [userId, id] })).rowCount === 1;
}

/** Takes all of somebody's passkeys away. Returns how many there were. */
export async function dropPasskeys(sql: Queryable, userId: string): Promise<number> {
  const text = 'delete from passkey where user_id = $1';
  return (await sql.query({ name: 'drop-passkeys', text, values: [userId] })).rowCount ?? 0;
}
