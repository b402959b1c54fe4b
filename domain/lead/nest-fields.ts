import { UserError } from '../kernel/errors';
import { countFields, guardRawValue } from './guard-raw-value';
import type { RawFields, RawValue } from './lead-fields';
import { isIndex, splitFieldPath } from './split-field-path';

/** A name met so far: the values sent under it, or what is nested below it. */
interface Node {
  readonly values: RawValue[];
  readonly children: Map<string, Node>;
}

/**
 * Flat field names to nested fields: `Drivers[0].Age`, `Drivers.0.Age` or `Drivers[0][Age]` become Drivers: [{ Age }]; a
 * repeated name becomes a list. Values may be nested themselves (a JSON body's entries). Objects in the result have no
 * prototype. UserErrors: too-deep (20), too-many-fields (2,000), index-too-large (200), forbidden-field-name,
 * ambiguous-field-name, conflicting-field-names.
 */
export function nestFields(flat: Iterable<readonly [string, RawValue]>): RawFields {
  const root: Node = { values: [], children: new Map() };
  let counted = 0;
  for (const [name, value] of flat) {
    counted = countFields(counted, 1);
    const path = splitFieldPath(name);
    counted = guardRawValue(value, counted, path.length);
    place(root, path, value);
  }
  return objectOf(root);
}

function place(root: Node, path: readonly string[], value: RawValue): void {
  let node = root;
  for (const segment of path) {
    const child: Node = node.children.get(segment) ?? { values: [], children: new Map() };
    node.children.set(segment, child);
    node = child;
  }
  node.values.push(value);
}

function valueOf({ values, children }: Node): RawValue {
  if (children.size === 0) return values.length === 1 ? (values[0] ?? null) : values;
  if (values.length > 0) throw new UserError('conflicting-field-names', 'A field is sent both as a value and as a group.');
  return [...children.keys()].every(isIndex) ? listOf(children) : objectOf({ values, children });
}

/** Entries that were not sent are null: positions in messages stay those of the sender. */
function listOf(children: ReadonlyMap<string, Node>): RawValue[] {
  const last = Math.max(...[...children.keys()].map(Number));
  return Array.from({ length: last + 1 }, (_, index) => {
    const child = children.get(String(index));
    return child ? valueOf(child) : null;
  });
}

function objectOf({ children }: Node): RawFields {
  const fields = Object.create(null) as Record<string, RawValue>;
  for (const [name, child] of children) fields[name] = valueOf(child);
  return fields;
}
