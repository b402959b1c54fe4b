import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { UserError } from '#domain/kernel/errors';

const MINUTES = 5;
const TRIES = 5;
const hashOf = (challenge: string): Buffer => createHash('sha256').update(challenge).digest();

/** The password was right: a token that stands for it until the code comes. */
export async function openChallenge(sql: Queryable, userId: string): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  const text =
    'insert into sign_in_challenge (token_hash, user_id, expires_at) values ($1, $2, now() + make_interval(mins => $3))';
  await sql.query({ name: 'open-challenge', text, values: [hashOf(challenge), userId, MINUTES] });
  return challenge;
}

/** Whose challenge it is, counting this try; undefined when it is unknown, too old, or tried too often. */
export async function tryChallenge(sql: Queryable, challenge: string): Promise<string | undefined> {
  const text = `update sign_in_challenge set tries = tries + 1 where token_hash = $1 and expires_at > now() and tries < $2 returning user_id`;
  const row = await readRow<{ userId: string }>(sql, {
    name: 'try-challenge',
    text,
    values: [hashOf(challenge), TRIES],
  });
  return row?.userId;
}

/** Whose challenge it is, without a try; undefined when it is unknown, too old, or tried too often. */
export async function readChallenge(sql: Queryable, challenge: string): Promise<string | undefined> {
  const text = 'select user_id from sign_in_challenge where token_hash = $1 and expires_at > now() and tries < $2';
  const values = [hashOf(challenge), TRIES];
  return (await readRow<{ userId: string }>(sql, { name: 'read-challenge', text, values }))?.userId;
}

export function refuseChallenge(): never {
  throw new UserError('invalid-challenge', 'Begin again with the password.');
}

/** True for the one caller that used it up. Nobody else ends it before the transaction does. */
export async function closeChallenge(sql: Queryable, challenge: string): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'close-challenge',
    text: 'delete from sign_in_challenge where token_hash = $1',
    values: [hashOf(challenge)],
  });
  return rowCount === 1;
}
