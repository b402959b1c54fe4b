import type { Json } from '#domain/kernel/json';
import type { RawFields } from '#domain/lead/lead-fields';
import { nestFields } from '#domain/lead/nest-fields';
import { refuse } from '#api/http/invalid-request';

type Tree = { readonly [name: string]: Json };

/** Keys of a post that are about the post and not the lead; written in any case, with or without `-` and `_`. */
const RESERVED = ['lid', 'vid', 'aid', 'password', 'apipassword', 'orderid', 'test', 'returnurl'] as const;
type Reserved = (typeof RESERVED)[number];
const isReserved = (name: string): name is Reserved => (RESERVED as readonly string[]).includes(name);

/** A post taken apart. Identifiers are still text. */
export interface Envelope {
  readonly lid: string | undefined;
  readonly vid: string | undefined;
  readonly aid: string | undefined;
  readonly password: string | undefined;
  readonly orderId: string | undefined;
  readonly test: boolean;
  readonly fields: RawFields;
}

/**
 * Finds the identifiers and the fields of one lead. Understood: a flat object; `{ source: { vid, aid, lid }, leads: [{ fields }] }` with
 * one lead; `{ lead: {…} }` and `{ fields: {…} }`. What the body says wins over the query. Throws InvalidRequest.
 */
export function readEnvelope(body: Tree, query: readonly [string, string][], fieldsInQuery: boolean): Envelope {
  const reserved = new Map<Reserved, string>();
  const fields = collect(body, reserved);
  const fromQuery = new Map<Reserved, string>();
  const others = query.filter(([name, value]) => !take(fromQuery, name, value));
  const read = (name: Reserved): string | undefined => reserved.get(name) ?? fromQuery.get(name);
  return {
    lid: read('lid'),
    vid: read('vid'),
    aid: read('aid'),
    password: read('password') ?? read('apipassword'),
    orderId: read('orderid'),
    test: /^(?:1|true|yes|on)$/i.test(read('test') ?? ''),
    fields: fieldsInQuery ? nestFields(others) : fields,
  };
}

function collect(tree: Tree, reserved: Map<Reserved, string>): RawFields {
  const inWrapper = Object.entries(tree).some(([name, value]) => name.toLowerCase() === 'fields' && isTree(value));
  const fields: Record<string, Json> = {};
  let inner: Tree | undefined;
  for (const [name, value] of Object.entries(tree)) {
    if (take(reserved, name, value)) continue;
    const wrapper = name.toLowerCase();
    if (wrapper === 'source' && isIdentifierObject(value)) collect(value, reserved);
    else if (wrapper === 'leads') inner = onlyLead(value);
    else if ((wrapper === 'lead' || wrapper === 'fields') && isTree(value)) inner = value;
    else if (wrapper !== 'properties' || !inWrapper) fields[name] = value;
  }
  return inner ? { ...fields, ...collect(inner, reserved) } : fields;
}

/** Notes a reserved key; false when the key is a lead field. */
function take(reserved: Map<Reserved, string>, name: string, value: Json): boolean {
  const key = name.toLowerCase().replaceAll(/[-_]/g, '');
  if (!isReserved(key)) return false;
  if (value !== null && typeof value === 'object') {
    if (key === 'lid' || key === 'vid' || key === 'aid') refuse('repeated-identifier', `${key.toUpperCase()} was given more than once.`);
    return false;
  }
  const text = value === null ? '' : String(value).trim();
  if (reserved.has(key) && reserved.get(key) !== text) refuse('repeated-identifier', `${name} was given twice with different values.`);
  reserved.set(key, text);
  return true;
}

function onlyLead(value: Json): Tree {
  const list: readonly Json[] = Array.isArray(value) ? value : isTree(value) && isOnly(value, 'lead') ? [value['lead'] ?? value['Lead'] ?? null].flat() : [value];
  const lead = list[0];
  if (list.length !== 1 || lead === undefined || !isTree(lead)) return refuse('one-lead-expected', 'Send exactly one lead per request.');
  return lead;
}

function isTree(value: Json): value is { [name: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isOnly(value: Tree, name: string): boolean {
  const names = Object.keys(value);
  return names.length === 1 && names[0]?.toLowerCase() === name;
}

function isIdentifierObject(value: Json): value is { [name: string]: Json } {
  return isTree(value) && Object.keys(value).some((name) => ['vid', 'aid', 'lid'].includes(name.toLowerCase()));
}
