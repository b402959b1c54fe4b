import { refuse } from '#api/http/invalid-request';
import { decodeText } from '#api/http/decode-text';
import type { Note } from './note';
import { readLabel } from './read-label';

export interface Multipart {
  readonly pairs: [string, string][];
  readonly notes: readonly Note[];
}

/** The boundary that a multipart body itself shows, for a label that does not name it; undefined for anything else. */
export function boundaryOf(body: Buffer): string | undefined {
  return /^(?:\r?\n)?--([^\r\n]{1,70}?)[ \t]*\r?\nContent-Disposition:/i.exec(
    body.subarray(0, 300).toString('latin1'),
  )?.[1];
}

/** The fields of a multipart form in order, each in its own character set; files are left out, with a note. Throws InvalidRequest. */
export function readMultipart(
  body: Buffer,
  boundary: string,
  limits: { readonly values: number },
  charset?: string,
): Multipart {
  const pairs: [string, string][] = [];
  const notes: Note[] = [];
  for (const part of partsOf(body, boundary, limits.values)) {
    const { name, filename, label } = headOf(part.head);
    if (name === undefined) return malformed('A part of the multipart body has no name.');
    if (filename !== undefined)
      notes.push({ code: 'file-ignored', message: `The file of the field ${name} was left out: leads carry text.` });
    else pairs.push([name, decodeText(part.content, label.charset ?? charset).text]);
  }
  return { pairs, notes };
}

interface Part {
  readonly head: string;
  readonly content: Buffer;
}

function partsOf(body: Buffer, boundary: string, most: number): Part[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Part[] = [];
  let at = body.indexOf(mark);
  if (at < 0) return malformed('The multipart body does not hold its boundary.');
  for (;;) {
    at += mark.length;
    if (body.subarray(at, at + 2).toString('latin1') === '--') return parts;
    const next = body.indexOf(mark, at);
    if (next < 0) return malformed('The multipart body ends before its last boundary.');
    if (parts.length >= most) refuse('too-many-fields', `The request holds more than ${most} fields.`);
    parts.push(partOf(body.subarray(at, next)));
    at = next;
  }
}

/** A line break belongs to the boundary before it and after it. */
function partOf(raw: Buffer): Part {
  const text = raw.toString('latin1');
  const match = /^[ \t]*\r?\n((?:[^\r\n]+\r?\n)*)\r?\n/.exec(text);
  const end = /\r?\n$/.exec(text);
  if (!match || !end) return malformed('A part of the multipart body has no head.');
  return { head: match[1] ?? '', content: raw.subarray(match[0].length, Math.max(match[0].length, end.index)) };
}

function headOf(head: string): {
  name: string | undefined;
  filename: string | undefined;
  label: ReturnType<typeof readLabel>;
} {
  const line = (wanted: string): string | undefined =>
    head
      .split(/\r?\n/)
      .find((one) => one.toLowerCase().startsWith(`${wanted}:`))
      ?.slice(wanted.length + 1);
  const disposition = Buffer.from(line('content-disposition') ?? '', 'latin1').toString('utf8');
  const parameter = (name: string): string | undefined => {
    const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(disposition);
    return match ? (match[1]?.replaceAll(/\\(["\\])/g, '$1').replaceAll('%22', '"') ?? match[2]) : undefined;
  };
  return {
    name: parameter('name'),
    filename: parameter('filename') ?? parameter('filename\\*'),
    label: readLabel(line('content-type')),
  };
}

function malformed(message: string): never {
  return refuse('malformed-form', message);
}
