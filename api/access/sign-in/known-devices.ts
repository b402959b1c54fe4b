import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { deviceCookie, readDevice } from '#api/access/session/device-cookie';
import type { SessionCookie } from '#api/access/session/session-cookie';
import type { Queryable } from '#db/pool';

/** Of one person; the one unused for longest is forgotten first. */
const MOST_DEVICES = 20;
const KNOWN_FOR = `interval '180 days'`;
type Marks = Pick<SessionCookie, 'secure'>;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Names the browser a request comes from when this person has signed in with it before; undefined for any other. */
export async function knownDevice(
  sql: Queryable,
  { secure }: Marks,
  request: Request,
  userId: string | undefined,
): Promise<string | undefined> {
  const token = readDevice(secure, request.headers);
  if (token === undefined) return undefined;
  // Asked of nobody too, so that the time tells nobody who is known here.
  const { rowCount } = await sql.query({
    name: 'known-device',
    text: `select 1 from known_device where user_id = $1 and token_hash = $2 and last_used_at > now() - ${KNOWN_FOR}`,
    values: [userId ?? null, hashOf(token)],
  });
  return rowCount === 1 ? hashOf(token).toString('hex') : undefined;
}

const REMEMBER = `
  with remembered as (
    insert into known_device (user_id, token_hash) values ($1, $2)
    on conflict (user_id, token_hash) do update set last_used_at = now()
  )
  delete from known_device where user_id = $1 and token_hash in (
    select token_hash from known_device where user_id = $1 and token_hash <> $2 order by last_used_at desc offset $3)`;

/**
 * Remembers the browser of somebody who has just proved to be them. Returns the cookie that marks it. A mark that this server did not give
 * out is replaced, so that nobody can plant one they know.
 */
export async function rememberDevice(
  sql: Queryable,
  { secure }: Marks,
  request: Request,
  userId: string,
): Promise<string> {
  const given = readDevice(secure, request.headers);
  const token = given !== undefined && (await isOurs(sql, given)) ? given : randomBytes(32).toString('base64url');
  await sql.query({ name: 'remember-device', text: REMEMBER, values: [userId, hashOf(token), MOST_DEVICES - 1] });
  return deviceCookie(secure, token);
}

async function isOurs(sql: Queryable, token: string): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'device-is-ours',
    text: 'select 1 from known_device where token_hash = $1 limit 1',
    values: [hashOf(token)],
  });
  return (rowCount ?? 0) > 0;
}
