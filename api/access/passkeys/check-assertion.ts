import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { PasskeyAssertion } from '#api/contract/passkey-credential';
import type { Queryable } from '#db/pool';
import { demandRelyingParty } from './demand-relying-party';
import { takePasskeyChallenge, type PasskeyPurpose } from './passkey-challenges';
import { userHandle } from './passkey-requests';
import { findPasskey, usePasskey, type Passkey } from './stored-passkeys';

/** What came of it. Why something is refused is for the audit log alone: whoever asks hears one answer. */
export type CheckedAssertion =
  | { readonly refused: null; readonly passkey: Passkey }
  | { readonly refused: 'counted-back'; readonly passkey: Passkey }
  | { readonly refused: 'unknown-passkey' | 'not-theirs' | 'not-valid'; readonly passkey: Passkey | null };

/**
 * Checks what a passkey signed: that it is known and of whom it should be, answers a challenge of ours given for this, was signed here, with
 * the person verified, and counts on. The challenge is used up by it. Throws UserError where there can be no passkeys.
 */
export async function checkAssertion(
  { pool, publicUrl }: { readonly pool: Queryable; readonly publicUrl: string },
  assertion: PasskeyAssertion,
  asked: PasskeyPurpose,
): Promise<CheckedAssertion> {
  const party = demandRelyingParty(publicUrl);
  const passkey = await findPasskey(pool, assertion.id);
  if (!passkey) return { refused: 'unknown-passkey', passkey };
  if (!isTheirs(passkey, assertion, asked)) return { refused: 'not-theirs', passkey };
  const { authenticationInfo: told, verified } = await verify().catch(() => NOT_VERIFIED);
  if (!verified) return { refused: 'not-valid', passkey };
  const isOn = await usePasskey(pool, passkey.id, told.newCounter, told.credentialBackedUp);
  return isOn ? { refused: null, passkey } : { refused: 'counted-back', passkey };

  async function verify() {
    const { clientDataJSON, authenticatorData, signature } = assertion.response;
    // A page of ours within another site's is none that we made.
    if (decodeClientDataJSON(clientDataJSON).crossOrigin === true) return NOT_VERIFIED;
    return verifyAuthenticationResponse({
      response: {
        ...assertion,
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: (challenge) => takePasskeyChallenge(pool, challenge, asked),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      // Compared by us once the signature is right: before it, anybody could say any number and have it recorded.
      credential: { id: assertion.id, publicKey: new Uint8Array(passkey?.publicKey ?? []), counter: 0 },
    });
  }
}

const NOT_VERIFIED = { verified: false, authenticationInfo: { newCounter: 0, credentialBackedUp: false } };

/** Who signs in without an address is who the passkey says it belongs to; else it is a passkey of who is known already. */
function isTheirs({ userId }: Passkey, { response }: PasskeyAssertion, asked: PasskeyPurpose): boolean {
  const named = response.userHandle ?? null;
  if (named !== null && named !== userHandle(userId)) return false;
  return asked.userId === null ? named !== null : asked.userId === userId;
}
