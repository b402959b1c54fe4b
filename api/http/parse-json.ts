import type { Json } from '#domain/kernel/json';
import { refuse } from './invalid-request';

export interface JsonLimits {
  /** Levels of objects and lists. */
  readonly depth: number;
  /** Keys and list entries of the whole text. */
  readonly values: number;
  /** Lets line breaks and tabs stand in texts as they are, which strict JSON refuses, and hears of each such text. */
  readonly onRawBreak?: () => void;
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const LITERALS: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const SPACE = /[ \t\n\r]*/y;

/**
 * Strict JSON with limits that hold before memory is spent. Unlike JSON.parse it refuses repeated keys and prototype keys, and keeps
 * integers beyond 2^53 as text, so that no digit is lost. Throws InvalidRequest.
 */
export function parseJson(text: string, limits: JsonLimits): Json {
  let at = 0;
  let values = 0;

  const malformed = (): never => refuse('malformed-json', `The body is not valid JSON near character ${at}.`);
  const skipSpace = (): void => {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
  };
  const count = (): void => {
    values += 1;
    if (values > limits.values)
      refuse('too-many-fields', `The body holds more than ${limits.values} fields and list entries.`);
  };

  const readString = (): string => {
    const start = at;
    let end = text.indexOf('"', start + 1);
    if (end < 0) malformed();
    let plain = text.slice(start + 1, end);
    const escaped = plain.includes('\\');
    if (escaped) {
      end = closingQuote(text, start);
      if (end < 0) malformed();
      plain = text.slice(start + 1, end);
    }
    const { onRawBreak } = limits;
    if (onRawBreak && /[\t\n\r]/.test(plain)) {
      onRawBreak();
      if (escaped) plain = plain.replaceAll(/[\t\n\r]/g, (character) => JSON.stringify(character).slice(1, -1));
    } else if (!escaped && hasControl(plain)) malformed();
    if (escaped) plain = unescape(`"${plain}"`) ?? malformed();
    else if (onRawBreak && hasControl(plain.replaceAll(/[\t\n\r]/g, ''))) malformed();
    at = end + 1;
    return plain;
  };

  const readNumber = (): Json => {
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    if (!match) return malformed();
    at = NUMBER.lastIndex;
    const value = Number(match[0]);
    if (!Number.isFinite(value)) refuse('number-out-of-range', 'A number in the body is too large.');
    return match[1] === undefined && match[2] === undefined && !Number.isSafeInteger(value) ? match[0] : value;
  };

  const readKey = (object: Record<string, Json>): string => {
    if (text[at] !== '"') malformed();
    const key = readString();
    if (FORBIDDEN_KEYS.has(key)) refuse('forbidden-field-name', 'A field name of the body is not allowed.');
    if (Object.hasOwn(object, key)) refuse('repeated-key', 'A key appears twice in one object of the body.');
    skipSpace();
    if (text[at] !== ':') malformed();
    at += 1;
    return key;
  };

  /** Reads members up to the closing bracket; `member` reads one and leaves the cursor behind it. */
  const readMembers = (close: string, depth: number, member: () => void): void => {
    if (depth > limits.depth) refuse('too-deep', `The body is nested more than ${limits.depth} levels deep.`);
    at += 1;
    skipSpace();
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      skipSpace();
      count();
      member();
      skipSpace();
      const mark = text[at];
      at += 1;
      if (mark === close) return;
      if (mark !== ',') malformed();
    }
  };

  const readValue = (depth: number): Json => {
    skipSpace();
    const mark = text[at];
    if (mark === '{') {
      const object: Record<string, Json> = {};
      readMembers('}', depth, () => {
        const key = readKey(object);
        object[key] = readValue(depth + 1);
      });
      return object;
    }
    if (mark === '[') {
      const list: Json[] = [];
      readMembers(']', depth, () => void list.push(readValue(depth + 1)));
      return list;
    }
    if (mark === '"') return readString();
    const literal = LITERALS.find(([word]) => text.startsWith(word, at));
    if (!literal) return readNumber();
    at += literal[0].length;
    return literal[1];
  };

  const value = readValue(1);
  skipSpace();
  if (at !== text.length) malformed();
  return value;
}

function closingQuote(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') return index;
  }
  return -1;
}

function unescape(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) < 32) return true;
  return false;
}
