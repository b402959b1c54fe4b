import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '#db/pool';

/** As long as somebody may take to find their key. */
export const CHALLENGE_MINUTES = 5;

/** What a challenge is for, and whose answer it waits for; nobody is known who signs in without typing an address. */
export type PasskeyPurpose =
  | { readonly purpose: 'sign-in'; readonly userId: null }
  | { readonly purpose: 'second-factor' | 'add' | 'prove'; readonly userId: string };

const hashOf = (challenge: string): Buffer => createHash('sha256').update(challenge).digest();

const OPEN = `
  insert into passkey_challenge (challenge_hash, purpose, user_id, expires_at)
  values ($1, $2, $3, now() + make_interval(mins => $4))`;

/** 32 random bytes for a passkey to sign. */
export async function openPasskeyChallenge(sql: Queryable, { purpose, userId }: PasskeyPurpose): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  const values = [hashOf(challenge), purpose, userId, CHALLENGE_MINUTES];
  await sql.query({ name: 'open-passkey-challenge', text: OPEN, values });
  return challenge;
}

const TAKE = `
  delete from passkey_challenge
  where challenge_hash = $1 and purpose = $2 and user_id is not distinct from $3 and expires_at > now()`;

/** True for the one answer to a challenge that was given for this, to this person, and is not too old. Whatever comes of it, it is used up. */
export async function takePasskeyChallenge(
  sql: Queryable,
  challenge: string,
  { purpose, userId }: PasskeyPurpose,
): Promise<boolean> {
  const values = [hashOf(challenge), purpose, userId];
  return (await sql.query({ name: 'take-passkey-challenge', text: TAKE, values })).rowCount === 1;
}

export async function dropPasskeyChallenges(sql: Queryable, userId: string): Promise<void> {
  const text = 'delete from passkey_challenge where user_id = $1';
  await sql.query({ name: 'drop-passkey-challenges', text, values: [userId] });
}
