import type { Json } from '#domain/kernel/json';
import { refuse } from '#api/http/invalid-request';
import { isIdentifier, isTree, reservedKey, type Tree } from './reserved';

export interface Wrapper {
  /** `source` holds what is about the post, `lead` the lead itself; `skip` is said beside it and is no field. */
  readonly kind: 'source' | 'lead' | 'skip';
  readonly inner: Tree;
}

/**
 * What a member of a post wraps, by its name and shape: `source: { vid, aid, lid }`, `lead: {…}`, `fields: {…}`, `leads: [ {…} ]` with one
 * lead, `properties` beside `fields`. Null for an ordinary field that merely bears such a name. Throws InvalidRequest for several leads.
 */
export function readWrapper(tree: Tree, name: string, value: Json): Wrapper | null {
  const word = name.toLowerCase();
  if (word === 'source')
    return isTree(value) && Object.keys(value).some((key) => isIdentifier(reservedKey(key)))
      ? { kind: 'source', inner: value }
      : null;
  if (word === 'leads') return readLeads(tree, value);
  if ((word === 'lead' || word === 'fields') && isTree(value)) return { kind: 'lead', inner: value };
  const besideFields =
    word === 'properties' &&
    isTree(value) &&
    Object.entries(tree).some(([other, inner]) => other.toLowerCase() === 'fields' && isTree(inner));
  return besideFields ? { kind: 'skip', inner: value } : null;
}

function readLeads(tree: Tree, value: Json): Wrapper | null {
  const inXml = isTree(value) && Object.keys(value).length === 1 ? (value['lead'] ?? value['Lead'] ?? value) : value;
  const list = Array.isArray(inXml) ? (inXml as Json[]) : [inXml];
  const [lead] = list;
  if (list.length === 1 && isTree(lead)) return { kind: 'lead', inner: lead };
  const empty = list.length === 0 && Object.keys(tree).length <= 2;
  return empty || (list.length > 1 && list.every((entry) => isTree(entry)))
    ? refuse('one-lead-expected', 'Send exactly one lead per request.')
    : null;
}
