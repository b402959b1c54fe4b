/** A lone surrogate or NUL as `JSON.stringify` writes it; an even run of backslashes before it belongs to the text. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

/**
 * JSON text that `jsonb` takes whatever a buyer answered: NUL and lone surrogates, which Postgres refuses, become U+FFFD.
 * Without this one hostile answer could never be booked. `undefined` is null.
 */
export function storableJson(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = JSON.stringify(value);
  return text.includes('\\u') ? text.replace(UNSTORABLE, '$1\\ufffd') : text;
}

/** The same for a plain text column: NUL is refused by Postgres. */
export function storableText(value: string | undefined): string | null {
  return value === undefined ? null : value.replaceAll('\0', '\ufffd');
}
