import type { Json } from '../kernel/json';
import type { Channel } from './channel';

/** What a secret looks like outside. Sent back unchanged it means "keep the stored one". */
export const MASK = '***';

type Holder = Pick<Channel<unknown>, 'secrets'>;
type Change = (text: string, path: readonly string[]) => Json;

/** Entries of a list are told apart by their name, so that editing or reordering the list cannot swap their secrets. */
function entryKey(item: Json, index: number): string {
  const name = typeof item === 'object' && item !== null && !Array.isArray(item) ? item['name'] : undefined;
  return typeof name === 'string' ? `name:${name}` : String(index);
}

function changeAt(node: Json, path: readonly string[], change: Change, walked: readonly string[]): Json {
  const [key, ...rest] = path;
  if (key === undefined) return typeof node === 'string' ? change(node, walked) : node;
  if (Array.isArray(node)) {
    return node.map((item, index) =>
      key === '*' ? changeAt(item, rest, change, [...walked, entryKey(item, index)]) : item,
    );
  }
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return node;
  return { ...node, [key]: changeAt(node[key] ?? null, rest, change, [...walked, key]) };
}

/** A copy of a channel's config with every secret text changed: sealed, opened or masked. Absent secrets stay absent. */
export function mapSecrets(channel: Holder, config: Json, change: Change): Json {
  return channel.secrets.reduce<Json>((changed, path) => changeAt(changed, path.split('.'), change, []), config);
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
