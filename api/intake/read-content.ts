import type { Json } from '#domain/kernel/json';
import type { RawValue } from '#domain/kernel/lead-fields';
import { nestFields } from '#domain/lead/nest-fields';
import { charsetName, decodeText, tryDecode } from '#api/http/decode-text';
import { InvalidRequest, refuse } from '#api/http/invalid-request';
import { SUPPORTED } from '#api/http/media-type';
import { parseForm } from '#api/http/parse-form';
import { parseJson, type JsonLimits } from '#api/http/parse-json';
import { parseXml } from '#api/http/parse-xml';
import type { Note } from './note';
import { type Label, readLabel } from './read-label';
import { boundaryOf, readMultipart } from './read-multipart';
import { readUnbounce } from './read-unbounce';

export type ContentFormat = NonNullable<Label['format']>;

/** A body taken apart, in whatever format and character set it came. */
export interface Content {
  readonly format: ContentFormat;
  readonly tree: Json;
  /** Null for a multipart form: its parts may differ in their character sets. */
  readonly text: string | null;
  readonly notes: readonly Note[];
}

const NAMES: Record<ContentFormat, string> = {
  json: 'JSON',
  form: 'a URL-encoded form',
  xml: 'XML',
  multipart: 'a multipart form',
};

/**
 * Reads a body. Where its label (Content-Type) and the body disagree the body decides, with a note; what looks like one format and cannot
 * be read as it is refused, never taken for another. Throws InvalidRequest.
 */
export function readContent(body: Buffer, contentType: string | undefined, limits: JsonLimits): Content {
  const label = readLabel(contentType);
  const boundary = boundaryOf(body) ?? (label.format === 'multipart' ? label.boundary : undefined);
  const notes: Note[] = [];
  if (boundary !== undefined && looksMultipart(body, boundary)) {
    const { pairs, notes: more } = readMultipart(body, boundary, limits, label.charset);
    return {
      format: 'multipart',
      tree: readPairs(pairs, limits),
      text: null,
      notes: [...noteLabel(label, 'multipart'), ...more],
    };
  }
  const text = textOf(body, label, notes);
  const seen = sniff(text);
  const format = seen ?? (label.format === 'multipart' ? null : label.format);
  if (format === null)
    return refuse('unsupported-media-type', `Send ${SUPPORTED} or multipart/form-data; the body is none of them.`);
  notes.unshift(...noteLabel(label, format));
  return { format, tree: readAs(format, { text, body, label }, limits, notes), text, notes };
}

function textOf(body: Buffer, label: Label, notes: Note[]): string {
  const declared = label.charset ?? charsetOfXml(body);
  // A picture or the like: that it is none of our formats says more than that it is no text.
  if (
    label.type !== '' &&
    label.format === null &&
    !label.type.startsWith('text/') &&
    tryDecode(body, 'utf-8') === null
  )
    return '';
  const { text, charset } = decodeText(body, declared);
  const said = declared === undefined ? null : charsetName(declared);
  const sameFamily = said === charset || (said?.startsWith('utf-16') === true && charset.startsWith('utf-16'));
  if (said !== null && !sameFamily)
    notes.push({
      code: 'charset-mismatch',
      message: `The body is ${charset}, though it was said to be ${said}; it was read as ${charset}.`,
    });
  return text;
}

/** The character set an XML document names in its head, which is readable in any of them; UTF-16 shows by its bytes instead. */
function charsetOfXml(body: Buffer): string | undefined {
  const named = /^[\s\u00ef\u00bb\u00bf]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(
    body.subarray(0, 200).toString('latin1'),
  )?.[1];
  return named === undefined || /^utf-?16/i.test(named) ? undefined : named;
}

/** What a text is by its first characters; null where they do not tell. */
function sniff(text: string): Exclude<ContentFormat, 'multipart'> | null {
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return /^\[[^\]{}",]*\][^=&]*=/.test(start) ? 'form' : 'json';
  if (start.startsWith('<')) return 'xml';
  return /^[^\s=&<>{}"':,/]{1,200}=/.test(start) ? 'form' : null;
}

interface RawContent {
  readonly text: string;
  readonly body: Buffer;
  readonly label: Label;
}

function readAs(format: ContentFormat, { text, body, label }: RawContent, limits: JsonLimits, notes: Note[]): Json {
  try {
    if (format === 'xml') return parseXml(text, { depth: limits.depth, elements: limits.values });
    if (format === 'json') return parseJson(text, { ...limits, onRawBreak: () => noteOnce(notes, RAW_BREAK) });
    return readPairs(readForm(text, body, label, limits), limits);
  } catch (error) {
    const misnamed = error instanceof InvalidRequest && label.format !== format && error.code.startsWith('malformed-');
    if (!misnamed) throw error;
    throw new InvalidRequest(
      error.code,
      `The body looks like ${NAMES[format]} though Content-Type says ${wordOf(label.type)}, and it cannot be read as such. ${error.message}`,
      error.errors,
    );
  }
}

/** A form names its character set in its label, or in a field as pages do (`_charset_`, `charset`); percent signs hide the bytes until then. */
function readForm(text: string, body: Buffer, label: Label, limits: JsonLimits): [string, string][] {
  const inField = /(?:^|&)(?:_charset_|charset)=([\w.:-]{1,40})(?:&|$)/i.exec(text)?.[1];
  const charset = [label.charset, inField]
    .map((name) => charsetName(name ?? 'utf-8'))
    .find((name) => name !== null && !name.startsWith('utf-'));
  if (charset && tryForm(text, limits) === null)
    return parseForm(body.toString('latin1'), limits.values, 'malformed-form', charset);
  return parseForm(text, limits.values);
}

function tryForm(text: string, limits: JsonLimits): [string, string][] | null {
  try {
    return parseForm(text, limits.values);
  } catch {
    return null;
  }
}

function readPairs(pairs: [string, string][], limits: JsonLimits): Json {
  return readUnbounce(pairs, limits) ?? (nestFields(pairs as [string, RawValue][]) as { [name: string]: Json });
}

function looksMultipart(body: Buffer, boundary: string): boolean {
  const start = tryDecode(body.subarray(0, 100), 'latin1')?.trimStart() ?? '';
  return start.startsWith(`--${boundary}`) || (!/^[[{<]/.test(start) && body.includes(`\n--${boundary}`));
}

function noteLabel({ type, format: said }: Label, format: ContentFormat): Note[] {
  if (said === format) return [];
  return [
    {
      code: 'content-type-mismatch',
      message: `The body is ${NAMES[format]}, though Content-Type says ${wordOf(type)}; it was read as ${NAMES[format]}.`,
    },
  ];
}

/** A media type as it may be repeated: nothing else that a header could hold is. */
const wordOf = (type: string): string =>
  type === '' ? 'nothing' : /^[a-z]+\/[\w.+-]{1,40}$/.test(type) ? type : 'something else';

const RAW_BREAK: Note = {
  code: 'raw-line-break',
  message: 'A text in the JSON holds a line break or tab as it is; write \\n, \\r or \\t.',
};

function noteOnce(notes: Note[], note: Note): void {
  if (!notes.includes(note)) notes.push(note);
}
