import { UserError } from '../../kernel/errors';
import { stripIllegalXml } from './encode-xml';

/** A tag's value between marks, so that the place it landed in decides how it is written. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARKED = new RegExp(`${OPEN}([tj])([^${CLOSE}]*)${CLOSE}`, 'g');

/** Text is marked `t`, everything else `j` with its JSON. Marks inside a value are dropped. */
export function markValue(value: unknown): string {
  const plain = value === undefined || value === null ? null : value;
  const text = typeof plain === 'string' ? `t${plain}` : `j${JSON.stringify(plain)}`;
  return OPEN + text.replaceAll(OPEN, '').replaceAll(CLOSE, '') + CLOSE;
}

export const dropMarks = (text: string): string => text.replaceAll(OPEN, '').replaceAll(CLOSE, '');

/** A marked value as plain text: null is empty, numbers and booleans as written, groups as JSON. */
const asText = (kind: string, text: string): string => (kind === 'j' && text === 'null' ? '' : text);

/** Where a template is used: writes a tag's value, given all that is written before it. */
export type TemplateContext = 'json' | 'xml' | 'form' | 'header';
type Writer = (kind: string, text: string, before: string) => string;

/** Is the end of this text inside a JSON string? Escaped quotes do not end one. */
function endsInString(text: string, inside: boolean): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inside && character === '\\') index += 1;
    else if (character === '"') inside = !inside;
  }
  return inside;
}

/** Inside quotes a value is escaped; outside it is a whole JSON value: `"a": {{ lead.Amount }}` needs no quotes and no filter. */
function jsonWriter(): Writer {
  let inside = false;
  return (kind, text, before) => {
    inside = endsInString(before, inside);
    if (inside) return JSON.stringify(asText(kind, text)).slice(1, -1);
    return kind === 't' ? JSON.stringify(text) : text;
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Entities everywhere, except in CDATA, where only its end has to be kept apart. */
function xmlWriter(): Writer {
  let inside = false;
  return (kind, text, before) => {
    const opened = before.lastIndexOf('<![CDATA[');
    const closed = before.lastIndexOf(']]>');
    if (opened !== closed) inside = opened > closed;
    const legal = stripIllegalXml(asText(kind, text));
    if (inside) return legal.replaceAll(']]>', ']]]]><![CDATA[>');
    return legal.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
  };
}

/** Form encoding through URLSearchParams, which also mends half surrogates. */
const formWriter = (): Writer => (kind, text) => new URLSearchParams([['', asText(kind, text)]]).toString().slice(1);

/** A line break in a header value would start another header. */
function headerWriter(): Writer {
  return (kind, text) => {
    const value = asText(kind, text);
    if (/[\r\n\0]/.test(value))
      throw new UserError('line-break-in-header', 'A header value may not hold a line break.');
    return value;
  };
}

const WRITERS: Readonly<Record<TemplateContext, () => Writer>> = {
  json: jsonWriter,
  xml: xmlWriter,
  form: formWriter,
  header: headerWriter,
};

/** Replaces the marked values, so that no value can leave the place the template gave it. */
export function writeMarked(text: string, context: TemplateContext): string {
  const write = WRITERS[context]();
  let from = 0;
  let result = '';
  for (const match of text.matchAll(MARKED)) {
    const before = text.slice(from, match.index);
    result += before + write(match[1] ?? 't', match[2] ?? '', before);
    from = match.index + match[0].length;
  }
  return result + text.slice(from);
}
