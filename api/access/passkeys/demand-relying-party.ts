import { relyingParty, type RelyingParty } from '#domain/access/relying-party';
import { UserError } from '#domain/kernel/errors';

/** What passkeys of this installation are bound to. Throws UserError where its address cannot have any. */
export function demandRelyingParty(publicUrl: string): RelyingParty {
  const party = relyingParty(publicUrl);
  if (!party)
    throw new UserError(
      'passkeys-unavailable',
      'Passkeys need a PUBLIC_URL that begins with https:// and a name, not an IP address, or with http://localhost. Whoever runs this installation can set it.',
    );
  return party;
}
