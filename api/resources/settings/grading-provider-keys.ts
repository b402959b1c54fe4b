import type { StoredGradingProvider } from '#db/entities/installation.entity';
import { isSealed, maskSealed, openSecrets } from '#db/secrets/seal-secrets';
import type { SecretBox } from '#db/secrets/secret-box';
import { MASK } from '#domain/channels/secrets';
import { staysWith } from '#domain/channels/stays-with';
import { type GradingProviderSettings, PROVIDER_SECRETS } from '#domain/grading/providers/provider.schema';
import type { Json } from '#domain/kernel/json';
import type { Reason } from '#domain/kernel/reason';

/** The providers without their keys: nobody gets to see one again. */
export const maskedProviders = (stored: readonly StoredGradingProvider[]): GradingProviderSettings[] =>
  maskSealed(stored as unknown as Json) as unknown as GradingProviderSettings[];

/**
 * What is stored of edited providers: new keys are sealed, the mask keeps the one stored for the provider of this name. `problems`: no
 * key is stored for it, or it belongs to another server; whoever may change the address must not be able to have it sent to a place of theirs.
 */
export function sealedProviders(
  box: Pick<SecretBox, 'seal'>,
  edited: readonly GradingProviderSettings[],
  stored: readonly StoredGradingProvider[],
): { readonly stored: StoredGradingProvider[]; readonly problems: readonly Reason[] } {
  const problems: Reason[] = [];
  const sealed = edited.map((provider, index): StoredGradingProvider => {
    if (provider.key === '') return provider;
    if (provider.key !== MASK) return { ...provider, key: { $sealed: box.seal(provider.key) } };
    const known = stored.find(({ name }) => name === provider.name);
    if (known && isSealed(known.key) && staysWith([known.url], provider.url)) return { ...provider, key: known.key };
    problems.push({
      code: 'key-needed',
      field: `${index}.key`,
      message:
        'The name or the address is another one: enter the key again, so that the stored one is not sent to a stranger.',
    });
    return { ...provider, key: '' };
  });
  return { stored: sealed, problems };
}

/** The providers of an earlier version, their keys open, to be sealed again. Keep them in memory only. */
export const providersAt = (box: Pick<SecretBox, 'open'>, then: Json, now: readonly StoredGradingProvider[]): Json =>
  openSecrets(box, keptKeys(then, now), PROVIDER_SECRETS);

/** The mask where a key is still the one of now, so that nothing is sealed anew that did not change. */
function keptKeys(then: Json, now: readonly StoredGradingProvider[]): Json {
  if (!Array.isArray(then)) return [];
  return (then as unknown as StoredGradingProvider[]).map((old) => {
    const same = now.find(
      ({ name, url, key }) =>
        name === old.name &&
        staysWith([url], old.url) &&
        isSealed(key) &&
        isSealed(old.key) &&
        key.$sealed === old.key.$sealed,
    );
    return same ? { ...old, key: MASK } : old;
  }) as unknown as Json;
}
