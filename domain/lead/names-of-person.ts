import type { Json } from '../kernel/json';
import { isMembers } from '../kernel/members';
import type { SystemValues } from './system-fields';

/** By what somebody is found in texts that are not about their lead. */
export interface PersonNames {
  /** Regular expressions, the same for Postgres and JavaScript: e-mail addresses, phone numbers however they are written, addresses, full names. */
  readonly patterns: readonly string[];
  /** Texts that name them when they are all there is, in lower case: a first name, a last name. */
  readonly words: readonly string[];
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;
const PHONE_DIGITS = 10;
/** A shorter text stands in too many others that have nothing to do with the person. */
const SHORTEST_PATTERN = 5;

/**
 * What names the person of a lead: its system fields, and whatever else among `texts` (other fields, what they were before a correction)
 * looks like an e-mail address or a phone number. 512-555-0142 is found in "(512) 555 0142", too.
 */
export function namesOfPerson(
  { firstName, lastName, fullName, email, primaryPhone, address, ipAddress }: Partial<SystemValues>,
  texts: readonly string[],
): PersonNames {
  const both = firstName && lastName ? `${firstName} ${lastName}` : null;
  const whole = given([email, address, ipAddress, both, fullName?.includes(' ') ? fullName : null]);
  const emails = texts.map((text) => text.trim()).filter((text) => EMAIL.test(text));
  const phones = given([primaryPhone, ...texts])
    .map(phonePattern)
    .filter((pattern) => pattern !== null);
  return {
    patterns: [...new Set([...[...whole, ...emails].filter(isLong).map(escaped), ...phones])],
    words: [...given([firstName, lastName, fullName]), ...whole].map((word) => word.toLowerCase()),
  };
}

/** Does the text name the person? */
export function namesThem({ patterns, words }: PersonNames, text: string): boolean {
  const plain = text.trim().toLowerCase();
  return words.includes(plain) || patterns.some((pattern) => new RegExp(pattern, 'i').test(text));
}

/**
 * A kept document without the person: rules of a filter that name them are left out, every other text that does is emptied. What does
 * not name them comes back as it was.
 */
export function withoutPerson(names: PersonNames, document: Json): Json {
  if (typeof document === 'string') return namesThem(names, document) ? '' : document;
  if (typeof document === 'number') return namesThem(names, String(document)) ? 0 : document;
  if (Array.isArray(document))
    return document.filter((item) => !isNamingRule(names, item)).map((item) => withoutPerson(names, item));
  if (!isMembers<Json>(document)) return document;
  const kept = Object.entries(document).filter(([key]) => !namesThem(names, key));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutPerson(names, value)]));
}

function isNamingRule(names: PersonNames, item: Json): boolean {
  if (!isMembers<Json>(item) || typeof item['column'] !== 'string') return false;
  const value = item['value'] ?? null;
  return (Array.isArray(value) ? value : [value]).some((one) => isScalar(one) && namesThem(names, String(one)));
}

const isScalar = (value: Json): value is string | number => typeof value === 'string' || typeof value === 'number';
const given = (texts: readonly (string | null | undefined)[]): readonly string[] =>
  texts.flatMap((text) => (text && text.trim() !== '' ? [text.trim()] : []));
const isLong = (text: string): boolean => text.length >= SHORTEST_PATTERN;
/** As a regular expression that finds just this text. */
export const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/** Digits with at most a few signs in between; a leading country code 1 may be there or not. */
function phonePattern(text: string): string | null {
  if (!/^\+?[\d\s().-]+$/.test(text)) return null;
  const digits = text.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  const between = '[^0-9a-zA-Z]{0,3}';
  return digits.length < PHONE_DIGITS ? null : `(^|[^0-9])(1${between})?${[...digits].join(between)}([^0-9]|$)`;
}
