import { refuse } from './invalid-request';

const SINGLE_BYTE = /^(?:windows-125\d|iso-8859-\d+|macintosh|ibm866|koi8-[ru])$/;

export interface DecodedText {
  readonly text: string;
  /** The character set it was read in, by its standard name. */
  readonly charset: string;
}

/**
 * Bytes as text: by their byte-order mark, else by the declared character set, else as UTF-8. Nothing is ever replaced. What is declared as
 * a set of single bytes and is UTF-8 beyond doubt is UTF-8. Throws InvalidRequest.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const charset = markOf(bytes) ?? (declared === undefined ? 'utf-8' : nameOf(declared, bytes));
  if (SINGLE_BYTE.test(charset) && bytes.some((byte) => byte > 127)) {
    const text = tryDecode(bytes, 'utf-8');
    if (text !== null) return { text, charset: 'utf-8' };
  }
  const text = tryDecode(bytes, charset);
  return text === null
    ? refuse(
        'invalid-utf8',
        `The body is not valid ${charset.toUpperCase()}; name its character set in Content-Type, e.g. charset=windows-1252.`,
      )
    : { text, charset };
}

/** Null when the bytes are not of the character set. */
export function tryDecode(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** The standard's name of a label; UTF-16 without a mark is told by which half of the first character is empty. */
function nameOf(label: string, [first]: Uint8Array): string {
  if (/^utf-?16$/i.test(label) && first === 0) return 'utf-16be';
  return (
    charsetName(label) ??
    refuse('unsupported-charset', 'The character set that Content-Type names is not known; send UTF-8.')
  );
}

/** Null for a label nobody knows. */
export function charsetName(label: string): string | null {
  try {
    return new TextDecoder(/^utf8mb4$/i.test(label) ? 'utf-8' : label).encoding;
  } catch {
    return null;
  }
}
