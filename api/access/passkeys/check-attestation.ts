import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';
import type { PasskeyAttestation } from '#api/contract/passkey-credential';
import type { Queryable } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import { demandRelyingParty } from './demand-relying-party';
import { takePasskeyChallenge } from './passkey-challenges';
import { ALGORITHMS } from './passkey-requests';
import type { NewPasskey } from './stored-passkeys';

/**
 * What is kept of a new passkey that answers a challenge of ours to this person, made here with the person verified. Throws UserError.
 */
export async function checkAttestation(
  { pool, publicUrl }: { readonly pool: Queryable; readonly publicUrl: string },
  attestation: PasskeyAttestation,
  userId: string,
): Promise<Omit<NewPasskey, 'name'>> {
  const party = demandRelyingParty(publicUrl);
  const made = await verify().catch(() => null);
  if (!made?.verified) throw new UserError('passkey-refused', 'The passkey was not accepted. Begin again to add one.');
  const { credential, credentialDeviceType, credentialBackedUp } = made.registrationInfo;
  return {
    userId,
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: attestation.response.transports ?? [],
    multiDevice: credentialDeviceType === 'multiDevice',
    backedUp: credentialBackedUp,
  };

  async function verify() {
    if (!isOwnWord(attestation)) return null;
    return verifyRegistrationResponse({
      response: {
        ...attestation,
        response: {
          clientDataJSON: attestation.response.clientDataJSON,
          attestationObject: attestation.response.attestationObject,
        },
        clientExtensionResults: {},
      },
      expectedChallenge: (challenge) => takePasskeyChallenge(pool, challenge, { purpose: 'add', userId }),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...ALGORITHMS],
    });
  }
}

/**
 * We ask for no maker's word, and read none: to judge a certificate is to fetch from where it says, which would be anybody's address. Browsers
 * send either nothing or what the passkey says of itself.
 */
function isOwnWord({ response }: PasskeyAttestation): boolean {
  const told = decodeAttestationObject(new Uint8Array(Buffer.from(response.attestationObject, 'base64url')));
  const format = told.get('fmt');
  return format === 'none' || (format === 'packed' && told.get('attStmt').get('x5c') === undefined);
}
