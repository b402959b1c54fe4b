import { tryDecode } from './decode-text';
import { refuse } from './invalid-request';

/**
 * URL-encoded pairs in order, strictly decoded: a broken percent sign or invalid UTF-8 is refused, never replaced. In another `charset` the
 * text holds the body's bytes, one character each. Throws InvalidRequest that names the field.
 */
export function parseForm(
  text: string,
  mostPairs: number,
  malformedCode: 'malformed-form' | 'malformed-query' = 'malformed-form',
  charset = 'utf-8',
): [string, string][] {
  const pairs: [string, string][] = [];
  const decode = charset === 'utf-8' ? decodeUtf8Part : (part: string): string | null => decodePart(part, charset);
  for (const part of text.split('&', mostPairs + 2)) {
    if (part === '') continue;
    if (pairs.length >= mostPairs) refuse('too-many-fields', `The request holds more than ${mostPairs} fields.`);
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decode(part.slice(equals + 1));
    if (name === null || value === null) return refuseField(malformedCode, name, charset);
    pairs.push([name, value]);
  }
  return pairs;
}

function refuseField(code: string, name: string | null, charset: string): never {
  const message = `A percent-encoded character is not valid ${charset.toUpperCase()}. Declare another character set in Content-Type, e.g. charset=windows-1252.`;
  return refuse(
    code,
    message,
    name === null ? [] : [{ field: name, code, message: `Its value is not valid ${charset.toUpperCase()}.` }],
  );
}

function decodeUtf8Part(part: string): string | null {
  if (!part.includes('%')) return part.replaceAll('+', ' ');
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function decodePart(part: string, charset: string): string | null {
  const plain = part.replaceAll('+', ' ');
  if (/%(?![0-9a-f]{2})/i.test(plain)) return null;
  return tryDecode(
    Buffer.from(
      plain.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ),
    charset,
  );
}
