import type { StoredSingleSignOn } from '#db/entities/installation.entity';
import type { SecretBox } from '#db/secrets/secret-box';
import type { SingleSignOnSettings } from '#domain/access/single-sign-on.schema';
import { MASK } from '#domain/channels/secrets';
import { staysWith } from '#domain/channels/stays-with';
import type { FieldProblem } from '#api/contract/problem';

const field = 'singleSignOn.clientSecret';
/** Also the mask is none where nothing is stored. */
const SECRET_NEEDED: FieldProblem = {
  field,
  code: 'secret-needed',
  message: 'Enter the client secret that the provider gave; while single sign-on is on, it cannot be blank.',
};

/** The settings without the secret itself: nobody gets to see it again. */
export const maskedSingleSignOn = (stored: StoredSingleSignOn): SingleSignOnSettings => ({
  ...stored,
  clientSecret: stored.clientSecret === '' ? '' : MASK,
});

/** What is stored of edited settings: a new secret is sealed, the mask keeps the stored one, unless that belongs to another provider. Nobody signs in without one. */
export function sealedSingleSignOn(
  box: Pick<SecretBox, 'seal'>,
  edited: SingleSignOnSettings,
  stored: StoredSingleSignOn,
): { readonly stored: StoredSingleSignOn; readonly problems: readonly FieldProblem[] } {
  if (edited.clientSecret !== MASK) {
    const blank = edited.clientSecret.trim() === '';
    const clientSecret = blank ? '' : { $sealed: box.seal(edited.clientSecret) };
    return { stored: { ...edited, clientSecret }, problems: edited.enabled && blank ? [SECRET_NEEDED] : [] };
  }
  if (edited.enabled && stored.clientSecret === '')
    return { stored: { ...edited, clientSecret: '' }, problems: [SECRET_NEEDED] };
  const isStranger = stored.clientSecret !== '' && !staysWith([stored.issuer], edited.issuer);
  const message =
    'The issuer is another one: enter the secret again, so that the stored one is not sent to a stranger.';
  return {
    stored: { ...edited, clientSecret: isStranger ? '' : stored.clientSecret },
    problems: isStranger ? [{ field, code: 'key-needed', message }] : [],
  };
}
