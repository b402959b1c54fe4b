import type { Json } from '../../kernel/json';
import type { MappedValue } from '../../mapping/map-fields';
import { stepsOfPath } from '../../mapping/read-field';

type Node = { [key: string]: Json } | Json[];
const MOST_ROWS = 1000;

const isNode = (value: Json | undefined): value is Node => typeof value === 'object' && value !== null;
const isIndex = (segment: string): boolean => /^\d{1,3}$/.test(segment);

function read(node: Node, key: string): Json | undefined {
  if (Array.isArray(node)) return node[Number(key)];
  return Object.hasOwn(node, key) ? node[key] : undefined;
}

/** Defines instead of assigning, so that no name can reach a prototype. */
function write(node: Node, key: string, value: Json): void {
  if (!Array.isArray(node))
    Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
  else if (isIndex(key) && Number(key) < MOST_ROWS) {
    while (node.length < Number(key)) node.push(null);
    node[Number(key)] = value;
  }
}

/**
 * Dotted names become nested objects, numbers in them list positions: `contact.email` → `{contact:{email}}`,
 * `drivers[0].age` → `{drivers:[{age}]}`. Of two rows for the same place the later one counts.
 */
export function nestValues(values: readonly MappedValue[]): { [key: string]: Json } {
  const root: { [key: string]: Json } = {};
  for (const { to, value } of values) {
    const path = stepsOfPath(to);
    let node: Node = root;
    path.slice(0, -1).forEach((segment, index) => {
      const existing = read(node, segment);
      const next: Node = isNode(existing) ? existing : isIndex(path[index + 1] ?? '') ? [] : {};
      if (next !== existing) write(node, segment, next);
      node = next;
    });
    const last = path.at(-1);
    if (last !== undefined) write(node, last, value);
  }
  return root;
}
