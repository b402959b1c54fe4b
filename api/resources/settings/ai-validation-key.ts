import type { StoredAiValidation } from '#db/entities/installation.entity';
import type { SecretBox } from '#db/secrets/secret-box';
import { MASK } from '#domain/channels/secrets';
import { staysWith } from '#domain/channels/stays-with';
import type { AiValidationSettings } from '#domain/verification/verification.schema';

/** The settings without the key itself: nobody gets to see it again. */
export const maskedAiValidation = (stored: StoredAiValidation): AiValidationSettings => ({
  ...stored,
  key: stored.key === '' ? '' : MASK,
});

/**
 * What is stored of edited settings: a new key is sealed, the mask keeps the stored one. `key-needed`: the stored key belongs to
 * another server; whoever may change the address must not be able to have it sent to a place of theirs.
 */
export function sealedAiValidation(
  box: Pick<SecretBox, 'seal'>,
  edited: AiValidationSettings,
  stored: StoredAiValidation,
): StoredAiValidation | 'key-needed' {
  if (edited.key === '') return { ...edited, key: '' };
  if (edited.key !== MASK) return { ...edited, key: { $sealed: box.seal(edited.key) } };
  return stored.key !== '' && !staysWith([stored.url], edited.url) ? 'key-needed' : { ...edited, key: stored.key };
}
