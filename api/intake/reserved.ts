import type { Json } from '#domain/kernel/json';
import { refuse } from '#api/http/invalid-request';

export type Tree = { readonly [name: string]: Json };

/** Keys of a post that are about the post and not the lead; written in any case, with or without `-` and `_`. */
const RESERVED = ['lid', 'vid', 'aid', 'password', 'apipassword', 'orderid', 'test'] as const;
export type Reserved = (typeof RESERVED)[number];
const IDENTIFIERS: readonly string[] = ['lid', 'vid', 'aid'];

export const isIdentifier = (key: Reserved | null): key is 'lid' | 'vid' | 'aid' =>
  key !== null && IDENTIFIERS.includes(key);

/** What a name means to the protocol; null for an ordinary field. */
export function reservedKey(name: string): Reserved | null {
  const key = name.toLowerCase().replaceAll(/[-_]/g, '');
  return (RESERVED as readonly string[]).includes(key) ? (key as Reserved) : null;
}

export const isPassword = (name: string): boolean => ['password', 'apipassword'].includes(reservedKey(name) ?? '');

/** Notes a reserved value of one level; two different ones there contradict each other. Throws InvalidRequest. */
export function note(found: Map<Reserved, string>, name: string, key: Reserved, value: Json): void {
  if (value !== null && typeof value === 'object')
    return refuse('repeated-identifier', `${key.toUpperCase()} was given more than once.`);
  const text = value === null ? '' : String(value).trim();
  if (found.has(key) && found.get(key) !== text)
    refuse('repeated-identifier', `${name} was given twice with different values.`);
  found.set(key, text);
}

export const isTree = (value: Json | undefined): value is { [name: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
export const isScalar = (value: Json): boolean => value === null || typeof value !== 'object';
