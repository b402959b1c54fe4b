import type { Json } from '#domain/kernel/json';
import { refuse } from './invalid-request';

export interface TreeLimits {
  readonly depth: number;
  readonly values: number;
  readonly keyLength: number;
}

/** NUL, or a surrogate without its other half (pairs count as one character under the `u` flag). */
const UNSTORABLE = /[\u0000\uD800-\uDFFF]/u;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** The last check of parsed input, whatever its format: depth, size, names and characters that storage can hold. Throws InvalidRequest. */
export function checkTree(root: Json, limits: TreeLimits): void {
  let values = 0;
  const visit = (value: Json, depth: number): void => {
    values += 1;
    if (values > limits.values + 1) refuse('too-many-fields', `The request holds more than ${limits.values} fields.`);
    if (typeof value === 'string') return checkText(value);
    if (value === null || typeof value !== 'object') return;
    if (depth > limits.depth) refuse('too-deep', `The request is nested more than ${limits.depth} levels deep.`);
    if (Array.isArray(value)) {
      for (const entry of value) visit(entry, depth + 1);
      return;
    }
    for (const key of Object.keys(value)) {
      checkName(key, limits.keyLength);
      visit(value[key] ?? null, depth + 1);
    }
  };
  visit(root, 1);
}

function checkName(name: string, longest: number): void {
  if (FORBIDDEN_KEYS.has(name)) refuse('forbidden-field-name', 'A field name is not allowed.');
  if (name.length > longest) refuse('field-name-too-long', `A field name is longer than ${longest} characters.`);
  checkText(name);
}

function checkText(text: string): void {
  if (UNSTORABLE.test(text)) {
    refuse('forbidden-character', 'A text holds a NUL character or half a surrogate pair.');
  }
}
