import type { Json } from '#domain/kernel/json';
import { refuse } from './invalid-request';

export interface JsonLimits {
  /** Levels of objects and lists. */
  readonly depth: number;
  /** Keys and list entries of the whole text. */
  readonly values: number;
  /** Keys of the whole text, which cost more than list entries; as many as `values` unless said otherwise. */
  readonly keys?: number;
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
  return new JsonReader(text, limits).read();
}

class JsonReader {
  #at = 0;
  #values = 0;
  #keys = 0;

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
  ) {}

  read(): Json {
    const value = this.#readValue(1);
    this.#skipSpace();
    if (this.#at !== this.text.length) this.#malformed();
    return value;
  }

  #malformed(): never {
    return refuse('malformed-json', `The body is not valid JSON near character ${this.#at}.`);
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.text);
    this.#at = SPACE.lastIndex;
  }

  #count(): void {
    this.#values += 1;
    const most = this.limits.values;
    if (this.#values > most) refuse('too-many-fields', `The body holds more than ${most} fields and list entries.`);
  }

  #readValue(depth: number): Json {
    this.#skipSpace();
    const mark = this.text[this.#at];
    if (mark === '{') {
      const object: Record<string, Json> = {};
      this.#readMembers('}', depth, () => {
        const key = this.#readKey(object);
        object[key] = this.#readValue(depth + 1);
      });
      return object;
    }
    if (mark === '[') {
      const list: Json[] = [];
      this.#readMembers(']', depth, () => void list.push(this.#readValue(depth + 1)));
      return list;
    }
    if (mark === '"') return this.#readString();
    const literal = LITERALS.find(([word]) => this.text.startsWith(word, this.#at));
    if (!literal) return this.#readNumber();
    this.#at += literal[0].length;
    return literal[1];
  }

  /** Reads members up to the closing bracket; `member` reads one and leaves the cursor behind it. */
  #readMembers(close: string, depth: number, member: () => void): void {
    const most = this.limits.depth;
    if (depth > most) refuse('too-deep', `The body is nested more than ${most} levels deep.`);
    this.#at += 1;
    this.#skipSpace();
    if (this.text[this.#at] === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      this.#skipSpace();
      this.#count();
      member();
      this.#skipSpace();
      const mark = this.text[this.#at];
      this.#at += 1;
      if (mark === close) return;
      if (mark !== ',') this.#malformed();
    }
  }

  #readKey(object: Record<string, Json>): string {
    if (this.text[this.#at] !== '"') this.#malformed();
    this.#keys += 1;
    const most = this.limits.keys ?? this.limits.values;
    if (this.#keys > most) refuse('too-many-fields', `The body holds more than ${most} fields.`);
    const key = this.#readString();
    if (FORBIDDEN_KEYS.has(key)) refuse('forbidden-field-name', 'A field name of the body is not allowed.');
    if (Object.hasOwn(object, key)) refuse('repeated-key', 'A key appears twice in one object of the body.');
    this.#skipSpace();
    if (this.text[this.#at] !== ':') this.#malformed();
    this.#at += 1;
    return key;
  }

  #readString(): string {
    const { text, limits } = this;
    const start = this.#at;
    let end = text.indexOf('"', start + 1);
    if (end < 0) this.#malformed();
    let plain = text.slice(start + 1, end);
    const escaped = plain.includes('\\');
    if (escaped) {
      end = closingQuote(text, start);
      if (end < 0) this.#malformed();
      plain = text.slice(start + 1, end);
    }
    const { onRawBreak } = limits;
    if (onRawBreak && /[\t\n\r]/.test(plain)) {
      onRawBreak();
      if (escaped) plain = plain.replaceAll(/[\t\n\r]/g, (character) => JSON.stringify(character).slice(1, -1));
    } else if (!escaped && hasControl(plain)) this.#malformed();
    if (escaped) plain = unescape(`"${plain}"`) ?? this.#malformed();
    else if (onRawBreak && hasControl(plain.replaceAll(/[\t\n\r]/g, ''))) this.#malformed();
    this.#at = end + 1;
    return plain;
  }

  #readNumber(): Json {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.text);
    if (!match) return this.#malformed();
    this.#at = NUMBER.lastIndex;
    const value = Number(match[0]);
    if (!Number.isFinite(value)) refuse('number-out-of-range', 'A number in the body is too large.');
    return match[1] === undefined && match[2] === undefined && !Number.isSafeInteger(value) ? match[0] : value;
  }
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
