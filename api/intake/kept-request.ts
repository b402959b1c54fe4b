import type { Json } from '#domain/kernel/json';
import { parseForm } from '#api/http/parse-form';
import { LIMITS, type Post } from './parse-post';
import { type ContentFormat, readContent } from './read-content';
import { redactPassword } from './redact-password';
import { isPassword, isScalar } from './reserved';

const MASK = '***';

/**
 * The body as it is kept: verbatim, except that the campaign's password becomes `***`. Where it stands in a way that cannot be masked in
 * place (percent signs in its name, a number, several of it), what was read of the body is kept as JSON instead: never the password.
 */
export function keptBody(
  { body, headers }: Pick<Post, 'body' | 'headers'>,
  format: ContentFormat,
  hasPassword: boolean,
): Buffer {
  if (!hasPassword) return body;
  const contentType = headers['content-type'];
  const { tree, text } = readContent(body, contentType, LIMITS);
  // The bytes of pairs and parts are kept as they are; JSON and XML are kept in UTF-8.
  const bytewise = text === null || format === 'form';
  const masked = Buffer.from(
    redactPassword(bytewise ? body.toString('latin1') : text, format),
    bytewise ? 'latin1' : 'utf8',
  );
  return showsNoPassword(masked, contentType, format) ? masked : Buffer.from(JSON.stringify(maskTree(tree)));
}

/** The posting address as it is kept. */
export function keptQuery(query: string): string {
  const masked = redactPassword(query, 'form');
  const pairs = parseForm(masked, LIMITS.values, 'malformed-query');
  if (pairs.every(([name, value]) => !isPassword(name) || value === MASK)) return masked;
  return new URLSearchParams(
    pairs.map(([name, value]): [string, string] => [name, isPassword(name) ? MASK : value]),
  ).toString();
}

function showsNoPassword(masked: Buffer, contentType: string | undefined, format: ContentFormat): boolean {
  try {
    const type = format === 'json' ? 'application/json' : format === 'xml' ? 'application/xml' : contentType;
    return isMasked(readContent(masked, type, LIMITS).tree);
  } catch {
    return false;
  }
}

function isMasked(value: Json): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return (value as Json[]).every(isMasked);
  return Object.entries(value).every(([name, entry]) =>
    isPassword(name) && isScalar(entry) ? entry === MASK : isMasked(entry),
  );
}

function maskTree(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as Json[]).map(maskTree);
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, isPassword(name) && isScalar(entry) ? MASK : maskTree(entry)]),
  );
}
