import type { FieldSettings } from '#domain/fields/lead-type.schema';
import type { Json } from '#domain/kernel/json';
import { isFromTestTool } from '#domain/intake/is-from-test-tool';
import type { RawFields } from '#domain/kernel/lead-fields';
import { isIdentifier, isPassword, isScalar, isTree, note, type Reserved, reservedKey, type Tree } from './reserved';
import { readWrapper } from './read-wrapper';

/** The numbers that name a campaign, still as text. */
export interface PostedIdentifiers {
  readonly lid: string | undefined;
  readonly vid: string | undefined;
  readonly aid: string | undefined;
}

/** A post taken apart in the terms of its lead type. */
export interface IntakeEnvelope {
  readonly password: string | undefined;
  /** The password stood in the body, which is kept. */
  readonly passwordInBody: boolean;
  readonly orderId: string | undefined;
  readonly test: boolean;
  readonly fields: RawFields;
}

/** Whatever else is said of `Test` makes a test lead: one that was meant so must never be sold. */
const NO = /^(?:|0|false|no|off|n|f|null|none)$/i;

/** What the posting address says about the post. Throws InvalidRequest where it contradicts itself. */
export function readAddress(query: readonly (readonly [string, string])[]): ReadonlyMap<Reserved, string> {
  const found = new Map<Reserved, string>();
  for (const [name, value] of query) {
    const key = reservedKey(name);
    if (key) note(found, name, key, value);
  }
  return found;
}

/** The identifiers: the posting address wins; the body fills what it lacks, its outermost level first. Throws InvalidRequest. */
export function readIdentifiers(body: Tree, address: ReadonlyMap<Reserved, string>): PostedIdentifiers {
  const found = new Map(address);
  const keys = ['lid', 'vid', 'aid'] as const;
  if (keys.some((key) => !found.has(key))) fill(body, found, address);
  return { lid: found.get('lid'), vid: found.get('vid'), aid: found.get('aid') };
}

function fill(tree: Tree, found: Map<Reserved, string>, address: ReadonlyMap<Reserved, string>): void {
  const here = new Map<Reserved, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = reservedKey(name);
    if (isIdentifier(key) && !address.has(key)) note(here, name, key, value);
  }
  for (const [key, text] of here) if (!found.has(key)) found.set(key, text);
  for (const [name, value] of Object.entries(tree)) {
    const wrapper = readWrapper(tree, name, value);
    if (wrapper && wrapper.kind !== 'skip') fill(wrapper.inner, found, address);
  }
}

/**
 * The fields of the lead, and what the post says of itself. A name that the lead type has is its field, whatever the protocol calls so too;
 * it speaks for the post only in the posting address or in `source`. LID, VID and AID that had to be taken from the body are both. Everything
 * else that is not about the post is a field, known or not. Throws InvalidRequest.
 */
export function readEnvelope(
  body: Tree,
  address: ReadonlyMap<Reserved, string>,
  definitions: readonly FieldSettings[],
): IntakeEnvelope {
  const known = new Map(definitions.map((field) => [field.name.toLowerCase(), field]));
  const said = new Map(address);
  let passwordInBody = false;

  const hear = (name: string, key: Reserved, value: Json): void => {
    if (isPassword(name)) passwordInBody = true;
    if (!said.has(key)) said.set(key, value === null ? '' : String(value).trim());
  };
  const isField = (name: string, key: Reserved, value: Json): boolean =>
    known.has(name.toLowerCase()) || !isScalar(value) || (isIdentifier(key) && address.has(key));

  const walk = (tree: Tree): RawFields => {
    const fields: Record<string, Json> = {};
    let inner: RawFields = {};
    for (const [name, value] of Object.entries(tree)) {
      const key = reservedKey(name);
      const wrapper = key || isGroupOf(known.get(name.toLowerCase()), value) ? null : readWrapper(tree, name, value);
      if (wrapper?.kind === 'source') hearSource(wrapper.inner);
      else if (wrapper?.kind === 'lead') inner = { ...inner, ...walk(wrapper.inner) };
      else if (wrapper === null && key && !isField(name, key, value)) hear(name, key, value);
      else if (wrapper === null) fields[name] = value;
    }
    return { ...fields, ...inner };
  };
  const hearSource = (source: Tree): void => {
    for (const [name, value] of Object.entries(source)) {
      const key = reservedKey(name);
      if (key && isScalar(value)) hear(name, key, value);
    }
  };

  const fields = walk(body);
  return {
    password: said.get('password') ?? said.get('apipassword'),
    passwordInBody,
    orderId: said.get('orderid'),
    test: !NO.test(said.get('test') ?? '') || isFromTestTool(fields, known),
    fields,
  };
}

/** True when a member bears the name of a field of the lead type and has its shape: a single value, or a group with at least one of its sub-fields. */
function isGroupOf(field: FieldSettings | undefined, value: Json): boolean {
  if (!field) return false;
  if (field.kind !== 'sub-fields') return isScalar(value) || (Array.isArray(value) && value.every(isScalar));
  const entries = (Array.isArray(value) ? value : [value]) as Json[];
  const names = new Set(field.fields?.map(({ name }) => name.toLowerCase()));
  return entries.every((entry) => !isTree(entry) || Object.keys(entry).some((name) => names.has(name.toLowerCase())));
}
