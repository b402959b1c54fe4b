import type { PasskeyCreation, PasskeyRequest } from '#api/contract/passkey-credential';
import type { Queryable } from '#db/pool';
import type { RelyingParty } from '#domain/access/relying-party';
import { CHALLENGE_MINUTES, openPasskeyChallenge, type PasskeyPurpose } from './passkey-challenges';
import { describePasskeys } from './stored-passkeys';

const TIMEOUT_MS = CHALLENGE_MINUTES * 60_000;
/** EdDSA, ECDSA with P-256, RSA: what authenticators have. */
export const ALGORITHMS: readonly number[] = [-8, -7, -257];

/** What a browser asks a passkey to sign: one of this person's, or whichever there is. */
export async function requestPasskey(
  sql: Queryable,
  party: RelyingParty,
  purpose: PasskeyPurpose,
): Promise<PasskeyRequest> {
  return {
    challenge: await openPasskeyChallenge(sql, purpose),
    timeout: TIMEOUT_MS,
    rpId: party.id,
    allowCredentials: purpose.userId === null ? [] : await describePasskeys(sql, purpose.userId),
    userVerification: 'required',
  };
}

/** What a browser makes a passkey from. One that can be found without an address, and that makes sure of who holds it. */
export async function requestNewPasskey(
  sql: Queryable,
  party: RelyingParty,
  { id, name, email, installation }: Readonly<Record<'id' | 'name' | 'email' | 'installation', string>>,
): Promise<PasskeyCreation> {
  return {
    challenge: await openPasskeyChallenge(sql, { purpose: 'add', userId: id }),
    timeout: TIMEOUT_MS,
    rp: { id: party.id, name: installation },
    user: { id: userHandle(id), name: email, displayName: name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: await describePasskeys(sql, id),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  };
}

/** What a passkey says of whose it is: the person's id, which says nothing about them. */
export const userHandle = (userId: string): string => Buffer.from(userId).toString('base64url');
