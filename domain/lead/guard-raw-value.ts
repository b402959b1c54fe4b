import { UserError } from '../kernel/errors';
import type { RawValue } from '../kernel/lead-fields';

const DEEPEST = 20;
const MOST_KEYS = 2000;
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Counts the keys of nested raw input and refuses what could harm: UserErrors `too-deep` (over 20 levels),
 * `too-many-fields` (over 2,000 keys and list entries with those `counted` before) and `forbidden-field-name`. Walks with a
 * stack of its own: any depth is safe.
 */
export function guardRawValue(raw: RawValue, counted = 0, level = 0): number {
  const pending: { readonly value: RawValue; readonly level: number }[] = [{ value: raw, level }];
  let keys = counted;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.level >= DEEPEST)
      throw new UserError('too-deep', `Fields nest at most ${DEEPEST} levels.`, { most: DEEPEST });
    const names = Object.keys(next.value);
    keys = countFields(keys, names.length);
    names.forEach(checkFieldName);
    for (const value of Object.values(next.value) as RawValue[]) pending.push({ value, level: next.level + 1 });
  }
  return keys;
}

/** Adds to a count of fields; UserError `too-many-fields` beyond 2,000. */
export function countFields(counted: number, more: number): number {
  if (counted + more <= MOST_KEYS) return counted + more;
  throw new UserError('too-many-fields', `A lead has at most ${MOST_KEYS} fields.`, { most: MOST_KEYS });
}

/** UserError `forbidden-field-name` for the names through which JavaScript objects reach their prototype. */
export function checkFieldName(name: string): void {
  if (!FORBIDDEN.has(name)) return;
  throw new UserError('forbidden-field-name', 'A field may not be named __proto__, constructor or prototype.');
}
