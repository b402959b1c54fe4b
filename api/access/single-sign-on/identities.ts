import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { readRow, readRows } from '#db/read-rows';
import type { ProviderPerson } from '#domain/access/provider-person';

/** Whom of ours a provider knows as whom. */
export interface Identity {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
}
type Known = Pick<ProviderPerson, 'issuer' | 'subject'>;

/** Whose identity it is, noting that it was used; undefined when it is nobody's. */
export async function useIdentity(sql: Queryable, { issuer, subject }: Known): Promise<string | undefined> {
  const row = await readRow<{ userId: string }>(sql, {
    name: 'use-identity',
    text: 'update user_identity set last_used_at = now() where issuer = $1 and subject = $2 returning user_id',
    values: [issuer, subject],
  });
  return row?.userId;
}

/** Fixes who somebody is at a provider. False when they are somebody else there already, or it is somebody else's. */
export async function linkIdentity(sql: Queryable, userId: string, { issuer, subject }: Known): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'link-identity',
    text: 'insert into user_identity (id, user_id, issuer, subject) values ($1, $2, $3, $4) on conflict do nothing',
    values: [newId(), userId, issuer, subject],
  });
  return rowCount === 1;
}

export function listIdentities(sql: Queryable, userId: string): Promise<Identity[]> {
  return readRows<Identity>(sql, {
    name: 'list-identities',
    text: 'select id, issuer, subject, created_at, last_used_at from user_identity where user_id = $1 order by created_at, id',
    values: [userId],
  });
}

/** False when this person has no identity with this id. */
export async function unlinkIdentity(sql: Queryable, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'unlink-identity',
    text: 'delete from user_identity where user_id = $1 and id = $2',
    values: [userId, id],
  });
  return rowCount === 1;
}
