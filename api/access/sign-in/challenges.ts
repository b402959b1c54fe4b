import { createHash, randomBytes } from 'node:crypto';
import type { ProviderProof } from '#api/access/session/sessions';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { UserError } from '#domain/kernel/errors';

const MINUTES = 5;
const TRIES = 5;
const hashOf = (challenge: string): Buffer => createHash('sha256').update(challenge).digest();

/** The password was right, or the provider vouched for them (`proof`): a token that stands for it until the code comes. */
export async function openChallenge(
  sql: Queryable,
  userId: string,
  proof: ProviderProof | null = null,
): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  const text =
    'insert into sign_in_challenge (token_hash, user_id, expires_at, by_provider, provider_auth_at) values ($1, $2, now() + make_interval(mins => $3), $4, $5)';
  await sql.query({
    name: 'open-challenge',
    text,
    values: [hashOf(challenge), userId, MINUTES, proof !== null, proof?.at ?? null],
  });
  return challenge;
}

export interface TriedChallenge {
  readonly userId: string;
  /** Of who came from the provider. */
  readonly proof: ProviderProof | null;
}

/** Whose challenge it is, counting this try; undefined when it is unknown, too old, or tried too often. */
export async function tryChallenge(sql: Queryable, challenge: string): Promise<TriedChallenge | undefined> {
  const text = `update sign_in_challenge set tries = tries + 1 where token_hash = $1 and expires_at > now() and tries < $2 returning user_id, by_provider, provider_auth_at`;
  const row = await readRow<{ userId: string; byProvider: boolean; providerAuthAt: number | null }>(sql, {
    name: 'try-challenge',
    text,
    values: [hashOf(challenge), TRIES],
  });
  if (!row) return undefined;
  const at = row.providerAuthAt === null ? null : new Date(row.providerAuthAt);
  return { userId: row.userId, proof: row.byProvider ? { factor: false, at } : null };
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
