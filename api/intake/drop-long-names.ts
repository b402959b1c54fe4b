import type { Json } from '#domain/kernel/json';
import type { Note } from './note';
import { isTree, type Tree } from './reserved';

/** No lead type has fields of such names, such as whole questions as keys: they are left out, with a note, at any depth. */
export function dropLongNames(tree: Tree, longest: number): { readonly tree: Tree; readonly notes: readonly Note[] } {
  let dropped = 0;
  const clean = (value: Json): Json => {
    if (Array.isArray(value)) return (value as Json[]).map(clean);
    return isTree(value) ? cleanTree(value) : value;
  };
  const cleanTree = (one: Tree): { [name: string]: Json } => {
    const kept = Object.entries(one).filter(([name]) => name.length <= longest);
    dropped += Object.keys(one).length - kept.length;
    return Object.fromEntries(kept.map(([name, value]) => [name, clean(value)]));
  };
  if (!hasLongName(tree, longest)) return { tree, notes: [] };
  const kept = cleanTree(tree);
  return {
    tree: kept,
    notes: [
      {
        code: 'field-ignored',
        message: `${dropped} ${dropped === 1 ? 'field was' : 'fields were'} left out: their names are longer than ${longest} characters.`,
      },
    ],
  };
}

function hasLongName(value: Json, longest: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return (value as Json[]).some((entry) => hasLongName(entry, longest));
  return Object.entries(value).some(([name, entry]) => name.length > longest || hasLongName(entry as Json, longest));
}
