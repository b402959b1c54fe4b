import type { Json } from '../kernel/json';
import type { Reason } from '../kernel/reason';
import type { Channel } from './channel';
import { staysWith } from './stays-with';

/** What a secret looks like outside. Sent back unchanged it means "keep the stored one". */
export const MASK = '***';

type Holder = Pick<Channel<unknown>, 'secrets'>;
/** `path` names entries of lists as `entryKey` does, `at` by their index. */
type Change = (text: string, path: readonly string[], at: readonly string[]) => Json;
interface Walked {
  readonly path: readonly string[];
  readonly at: readonly string[];
}

/** Entries of a list are told apart by their name, so that editing or reordering the list cannot swap their secrets. */
function entryKey(item: Json, index: number): string {
  const name = typeof item === 'object' && item !== null && !Array.isArray(item) ? item['name'] : undefined;
  return typeof name === 'string' ? `name:${name}` : String(index);
}

function changeAt(node: Json, path: readonly string[], change: Change, walked: Walked): Json {
  const [key, ...rest] = path;
  if (key === undefined) return typeof node === 'string' ? change(node, walked.path, walked.at) : node;
  const below = (name: string, at: string): Walked => ({ path: [...walked.path, name], at: [...walked.at, at] });
  if (Array.isArray(node)) {
    return node.map((item, index) =>
      key === '*' ? changeAt(item, rest, change, below(entryKey(item, index), String(index))) : item,
    );
  }
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return node;
  return { ...node, [key]: changeAt(node[key] ?? null, rest, change, below(key, key)) };
}

/** A copy of a channel's config with every secret text changed: sealed, opened or masked. Absent secrets stay absent. */
export function mapSecrets(channel: Holder, config: Json, change: Change): Json {
  return channel.secrets.reduce<Json>(
    (changed, path) => changeAt(changed, path.split('.'), change, { path: [], at: [] }),
    config,
  );
}

/** The config as people and answers may see it. */
export function maskSecrets(channel: Holder, config: Json): Json {
  return mapSecrets(channel, config, (text) => (text === '' ? '' : MASK));
}

/** All secret texts in a config. */
export function secretTexts(channel: Holder, config: Json): readonly string[] {
  const found: string[] = [];
  mapSecrets(channel, config, (text) => {
    if (text !== '') found.push(text);
    return text;
  });
  return found;
}

function readAt(node: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value)) return value.find((item, index) => entryKey(item, index) === key);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? value[key] : undefined;
  }, node);
}

/**
 * An edited config in which masked secrets are the stored ones again, in whatever form they are stored (sealed or open). A mask
 * without a stored secret becomes blank, so that the mask itself is never taken for a password.
 */
export function keepSecrets(channel: Holder, edited: Json, stored: Json): Json {
  return mapSecrets(channel, edited, (text, path) => (text === MASK ? (readAt(stored, path) ?? '') : text));
}

/** An earlier config with the mask where a secret is still the one of now: it is kept, then, and bound to the addresses of now. */
export function maskUnchanged(channel: Holder, then: Json, now: Json): Json {
  return mapSecrets(channel, then, (text, path) => (text !== '' && readAt(now, path) === text ? MASK : text));
}

/**
 * What is wrong with an edited config in which a secret is kept (masked) and an address it would be sent to has another scheme, host or
 * port than those it was given for: it has to be entered again. A bearer token for https://buyer.example goes neither to
 * http://buyer.example nor to https://buyer.example:8443.
 */
export function strayingSecrets(
  channel: Pick<Channel<unknown>, 'secrets' | 'sendsSecrets'>,
  edited: Json,
  stored: Json,
): readonly Reason[] {
  const found: Reason[] = [];
  const before = channel.sendsSecrets(stored);
  for (const secret of channel.secrets)
    mapSecrets({ secrets: [secret] }, edited, (text, path, at) => {
      const kept = text === MASK && Boolean(readAt(stored, path));
      const uses = kept ? channel.sendsSecrets(edited).filter(({ secrets }) => secrets.includes(secret)) : [];
      const stray = uses.flatMap(({ as, to }) => {
        const known = before.filter((use) => use.as === as && use.secrets.includes(secret));
        const given = known.flatMap((use) => use.to).flatMap((place) => addressAt(stored, place));
        return to.filter((place) => addressAt(edited, place).some((url) => !staysWith(given, url)));
      });
      if (stray.length > 0) found.push(keyNeeded(at.join('.'), stray));
      return text;
    });
  return found;
}

const addressAt = (config: Json, place: string): readonly string[] => {
  const url = readAt(config, place.split('.'));
  return typeof url === 'string' && url !== '' ? [url] : [];
};

const keyNeeded = (field: string, addresses: readonly string[]): Reason => ({
  code: 'key-needed',
  field,
  message: `${[...new Set(addresses)].join(' and ')}: the address or the login is another one. Enter ${field} again, so that the stored secret is not sent to a stranger.`,
});
