import type { Json } from '../../kernel/json';
import { stepsOfPath } from '../../mapping/read-field';

/** Answers may nest lists as deep as they like: a loop, not a recursion. */
function firstEntry(value: Json | undefined): Json | undefined {
  let entry = value;
  while (Array.isArray(entry)) entry = entry[0];
  return entry;
}

/** Lists without an index are read at their first entry; names match exactly, else whatever their letter case. */
function step(value: Json | undefined, segment: string): Json | undefined {
  if (Array.isArray(value) && /^\d{1,4}$/.test(segment)) return value[Number(segment)];
  const node = firstEntry(value);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined;
  if (Object.hasOwn(node, segment)) return node[segment];
  const name = Object.keys(node).find((key) => key.toLowerCase() === segment.toLowerCase());
  return name === undefined ? undefined : node[name];
}

/** The text of a value: of an XML element with attributes its own text; objects and null have none. */
function asText(value: Json | undefined): string | undefined {
  const entry = firstEntry(value);
  if (typeof entry !== 'object') return entry === undefined ? undefined : String(entry);
  const text = entry === null || Array.isArray(entry) || !Object.hasOwn(entry, '#text') ? undefined : entry['#text'];
  return text === undefined || typeof text === 'object' ? undefined : String(text);
}

/**
 * The text at a path of a parsed answer; undefined when there is none. The root element of an XML answer may be left out:
 * `status` finds `<response><status>`.
 */
export function readPath(tree: Json | undefined, path: string): string | undefined {
  if (tree === undefined) return undefined;
  const segments = stepsOfPath(path);
  const found = asText(segments.reduce<Json | undefined>(step, tree));
  if (found !== undefined || typeof tree !== 'object' || tree === null || Array.isArray(tree)) return found;
  const roots = Object.values(tree);
  return roots.length === 1 ? asText(segments.reduce<Json | undefined>(step, roots[0])) : undefined;
}
