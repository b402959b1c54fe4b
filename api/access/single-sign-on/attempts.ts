import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { SecretBox } from '#db/secrets/secret-box';

const MINUTES = 10;
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const newToken = (): string => randomBytes(32).toString('base64url');

/** At whom the sign-in was begun. */
interface At {
  readonly issuer: string;
  readonly clientId: string;
}
interface Wish {
  /** Where they want to go afterwards: a path of ours. */
  readonly back: string;
  /** They have to prove anew who they are. */
  readonly again: boolean;
}
export interface OpenedAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** For the cookie of the browser. */
  readonly browser: string;
}
export interface TakenAttempt extends Wish {
  readonly nonce: string;
  readonly verifier: string;
}

const providerHash = ({ issuer, clientId }: At): Buffer => hashOf(JSON.stringify([issuer, clientId]));

const OPEN = `
  insert into sso_attempt (state_hash, browser_hash, provider_hash, nonce, sealed_verifier, back, again, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(mins => $8))`;

/** Begins a sign-in at the provider: what its answer must bring back, and from which browser. */
export async function openAttempt(
  sql: Queryable,
  box: Pick<SecretBox, 'seal'>,
  at: At,
  { back, again }: Wish,
): Promise<OpenedAttempt> {
  const opened = { state: newToken(), nonce: newToken(), verifier: newToken(), browser: newToken() };
  const { state, nonce, verifier, browser } = opened;
  await sql.query({
    name: 'open-sso-attempt',
    text: OPEN,
    values: [hashOf(state), hashOf(browser), providerHash(at), nonce, box.seal(verifier), back, again, MINUTES],
  });
  return opened;
}

const TAKE = `
  delete from sso_attempt where state_hash = $1 and browser_hash = $2 and provider_hash = $3 and expires_at > now()
  returning nonce, sealed_verifier, back, again`;

/** Uses an attempt up: the one caller from its browser gets it. Undefined when it is unknown, used, too old, or another browser's or provider's. */
export async function takeAttempt(
  sql: Queryable,
  box: Pick<SecretBox, 'open'>,
  at: At,
  { state, browser }: { readonly state: string; readonly browser: string },
): Promise<TakenAttempt | undefined> {
  const row = await readRow<Wish & { nonce: string; sealedVerifier: string }>(sql, {
    name: 'take-sso-attempt',
    text: TAKE,
    values: [hashOf(state), hashOf(browser), providerHash(at)],
  });
  if (!row) return undefined;
  const { nonce, back, again } = row;
  return { nonce, back, again, verifier: box.open(row.sealedVerifier) };
}
