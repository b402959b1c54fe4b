import type { Json } from '../kernel/json';
import type { MappingDocument } from '../mapping/mapping.schema';

/** Filters whose work grows with nothing but the text they are given. All others may walk lists again and again. */
const QUICK_FILTERS: ReadonlySet<string> = new Set([
  ...['json', 'append', 'prepend', 'upcase', 'downcase', 'capitalize', 'strip', 'lstrip', 'rstrip', 'default', 'date'],
  ...['escape', 'url_encode', 'plus', 'minus', 'times', 'divided_by', 'round', 'floor', 'ceil', 'abs', 'size'],
]);
const FILTER = /\|\s*([\w-]+)/g;
const known = new WeakMap<object, boolean>();

/**
 * Whether a message is made without anything a user programmed: no expressions, no loops or conditions in templates, no filters but
 * quick ones. Everything else may take as long as it likes and is made where it can be stopped. Looked up once per configuration.
 */
export function isQuickMessage(config: object, mapping: MappingDocument): boolean {
  return remembered(mapping, isQuickMapping) && remembered(config, (all) => isQuickConfig(all as Json));
}

function remembered<Key extends object>(key: Key, look: (key: Key) => boolean): boolean {
  const quick = known.get(key) ?? look(key);
  known.set(key, quick);
  return quick;
}

const isQuickMapping = ({ fields }: MappingDocument): boolean => fields.every(({ from }) => from.type !== 'expression');

function isQuickConfig(value: Json): boolean {
  if (typeof value === 'string') return isQuickText(value);
  if (typeof value !== 'object' || value === null) return true;
  if (!Array.isArray(value) && value['type'] === 'jsonata') return false;
  return Object.values(value).every(isQuickConfig);
}

function isQuickText(text: string): boolean {
  if (text.includes('{%')) return false;
  return !text.includes('{{') || [...text.matchAll(FILTER)].every(([, name = '']) => QUICK_FILTERS.has(name));
}
