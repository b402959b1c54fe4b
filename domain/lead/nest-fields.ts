import { countFields, guardRawValue } from './guard-raw-value';
import type { RawFields, RawValue } from '../kernel/lead-fields';
import { isIndex, splitFieldPath } from './split-field-path';

/** A name met so far, as it was written: the values sent under it, and what is nested below it. */
interface Node {
  readonly name: string;
  readonly values: RawValue[];
  readonly children: Map<string, Node>;
}
type Members = Record<string, RawValue>;

/**
 * Flat field names to nested fields: `Drivers[0].Age`, `Drivers.0.Age` or `Drivers[0][Age]` become Drivers: [{ Age }]; a
 * repeated name becomes a list. Values may be nested themselves (a JSON body's entries). What is sent both as a value and as a
 * group keeps both: the value under its name, the parts under their full ones. Objects in the result have no prototype.
 * UserErrors: too-deep (20), too-many-fields (2,000), forbidden-field-name.
 */
export function nestFields(flat: Iterable<readonly [string, RawValue]>): RawFields {
  const root: Node = { name: '', values: [], children: new Map() };
  let counted = 0;
  for (const [name, value] of flat) {
    counted = countFields(counted, 1);
    const path = splitFieldPath(name);
    counted = guardRawValue(value, counted, path.length);
    place(root, path, name, value);
  }
  const apart = new Map<string, RawValue>();
  const fields = objectOf(root, apart);
  for (const [name, value] of apart) if (!(name in fields)) fields[name] = value;
  return fields;
}

function place(root: Node, path: readonly string[], name: string, value: RawValue): void {
  let node = root;
  for (const segment of path) {
    const child: Node = node.children.get(segment) ?? { name, values: [], children: new Map() };
    node.children.set(segment, child);
    node = child;
  }
  node.values.push(value);
}

function valueOf({ values, children }: Pick<Node, 'values' | 'children'>, apart: Map<string, RawValue>): RawValue {
  const own = values.length === 1 ? (values[0] ?? null) : values;
  if (children.size === 0) return own;
  if (values.length > 0) {
    for (const child of children.values()) setApart(child, apart);
    return own;
  }
  return [...children.keys()].every(isIndex) ? listOf(children, apart) : objectOf({ children }, apart);
}

/** Everything below a name whose own value stands in its place. */
function setApart(node: Node, apart: Map<string, RawValue>): void {
  if (node.values.length > 0) apart.set(node.name, node.values.length === 1 ? (node.values[0] ?? null) : node.values);
  for (const child of node.children.values()) setApart(child, apart);
}

/** Entries that were not sent are null: positions in messages stay those of the sender. */
function listOf(children: ReadonlyMap<string, Node>, apart: Map<string, RawValue>): RawValue[] {
  const last = Math.max(...[...children.keys()].map(Number));
  return Array.from({ length: last + 1 }, (_, index) => {
    const child = children.get(String(index));
    return child ? valueOf(child, apart) : null;
  });
}

function objectOf({ children }: Pick<Node, 'children'>, apart: Map<string, RawValue>): Members {
  const fields = Object.create(null) as Members;
  for (const [name, child] of children) fields[name] = valueOf(child, apart);
  return fields;
}
