import { MASK } from '#domain/channels/secrets';
import type { Json } from '#domain/kernel/json';
import type { SecretBox } from './secret-box';

/** How a secret stands in a stored document. */
export interface SealedText {
  readonly $sealed: string;
}

/**
 * A copy of `config` whose texts at `paths` (a channel's `secrets`: dotted, `*` = every entry of a list) are sealed. Blank ones and
 * those already sealed stay as they are.
 */
export function sealSecrets(box: Pick<SecretBox, 'seal'>, config: Json, paths: readonly string[]): Json {
  return atPaths(config, paths, (value) =>
    typeof value === 'string' && value !== '' ? { $sealed: box.seal(value) } : value,
  );
}

/** A copy whose sealed texts at `paths` are opened; texts that never were sealed stay as they are. Keep it in memory only. */
export function openSecrets(box: Pick<SecretBox, 'open'>, config: Json, paths: readonly string[]): Json {
  return atPaths(config, paths, (value) => (isSealed(value) ? box.open(value.$sealed) : value));
}

/** One text, sealed or never sealed. */
export const openText = (box: Pick<SecretBox, 'open'>, text: string | SealedText): string =>
  isSealed(text) ? box.open(text.$sealed) : text;

/** A copy in which every sealed text, wherever it stands, is masked: for answers and readers of the history. */
export function maskSealed(config: Json): Json {
  if (typeof config !== 'object' || config === null) return config;
  if (isSealed(config)) return MASK;
  if (Array.isArray(config)) return config.map(maskSealed);
  return Object.fromEntries(Object.entries(config).map(([key, entry]) => [key, maskSealed(entry)]));
}

export function isSealed(value: unknown): value is SealedText {
  return typeof value === 'object' && value !== null && '$sealed' in value && typeof value.$sealed === 'string';
}

function atPaths(config: Json, paths: readonly string[], change: (value: Json) => Json): Json {
  return paths.reduce((document, path) => atPath(document, path.split('.'), change), config);
}

function atPath(value: Json, path: readonly string[], change: (value: Json) => Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  const matches = (key: string): boolean => step === '*' || key === step;
  if (Array.isArray(value))
    return value.map((entry, index) => (matches(String(index)) ? atPath(entry, rest, change) : entry));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, matches(key) ? atPath(entry, rest, change) : entry]),
  );
}
