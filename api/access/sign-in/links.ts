import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { SecretBox } from '#db/secrets/secret-box';
import { LINK_MINUTES, type LinkKind } from '#domain/access/link-life';
import { UserError } from '#domain/kernel/errors';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export interface MadeLink {
  /** The secret part; kept nowhere but in the link. */
  readonly token: string;
  readonly expiresAt: Date;
}

const INSERT = `insert into user_link (id, token_hash, user_id, kind, expires_at) values ($1, $2, $3, $4, now() + make_interval(mins => $5)) 
  returning expires_at`;

/** A new link for somebody; older ones of its kind end. */
export async function makeLink(sql: Queryable, userId: string, kind: LinkKind): Promise<MadeLink> {
  const token = randomBytes(32).toString('base64url');
  await sql.query({
    name: 'drop-links',
    text: 'delete from user_link where user_id = $1 and kind = $2',
    values: [userId, kind],
  });
  const row = await readRow<{ expiresAt: number }>(sql, {
    name: 'make-link',
    text: INSERT,
    values: [newId(), hashOf(token), userId, kind, LINK_MINUTES[kind]],
  });
  return { token, expiresAt: new Date(row?.expiresAt ?? 0) };
}

/** Leaves a mail with the link for the worker to send; the secret part lies there sealed and is taken out once it is sent. */
export async function queueLinkMail(
  sql: Queryable,
  box: Pick<SecretBox, 'seal'>,
  userId: string,
  kind: LinkKind,
  token: string,
): Promise<void> {
  const text = `insert into notice (id, kind, user_id, channel, sealed_link) values ($1, $2, $3, 'email', $4)`;
  await sql.query({ name: 'queue-link-mail', text, values: [newId(), kind, userId, box.seal(token)] });
}

const UNUSED = 'token_hash = $1 and kind = $2 and used_at is null and expires_at > now()';

/** Whose link it is. Throws UserError when it is unknown, used or too old. */
export async function readLink(sql: Queryable, token: string, kind: LinkKind): Promise<string> {
  const row = await readRow<{ userId: string }>(sql, {
    name: 'read-link',
    text: `select user_id from user_link where ${UNUSED}`,
    values: [hashOf(token), kind],
  });
  return row?.userId ?? refuseLink();
}

/** Uses a link up: only one caller gets through. Throws UserError. */
export async function useLink(sql: Queryable, token: string, kind: LinkKind): Promise<void> {
  const { rowCount } = await sql.query({
    name: 'use-link',
    text: `update user_link set used_at = now() where ${UNUSED}`,
    values: [hashOf(token), kind],
  });
  if (rowCount !== 1) refuseLink();
}

export function refuseLink(): never {
  throw new UserError('invalid-link', 'The link is not valid, was used already or is too old; ask for a new one.');
}
