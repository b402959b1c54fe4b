import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '#domain/kernel/json';
import type { RawValue } from '#domain/lead/lead-fields';
import { nestFields } from '#domain/lead/nest-fields';
import { checkTree } from '#api/http/check-tree';
import { refuse } from '#api/http/invalid-request';
import { SUPPORTED, type BodyFormat } from '#api/http/media-type';
import { parseForm } from '#api/http/parse-form';
import { parseJson } from '#api/http/parse-json';
import { parseXml } from '#api/http/parse-xml';
import { decodeUtf8 } from '#api/http/read-body';
import { readEnvelope, type Envelope } from './read-envelope';
import { readUnbounce } from './read-unbounce';

/** One post as it came over the wire. */
export interface Post {
  readonly format: BodyFormat | null;
  readonly body: Buffer;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
}

export const LIMITS = { bodyBytes: 256 * 1024, depth: 20, values: 2000, keyLength: 200 } as const;

/**
 * Turns a post into identifiers and raw fields, in whatever format it came. Only syntax and safety are judged here; what the fields
 * mean is decided by the lead's workflow. An empty body is allowed when the fields are in the query. Throws InvalidRequest.
 */
export function parsePost({ format, body, query }: Post): Envelope {
  const parameters = parseForm(query, LIMITS.values, 'malformed-query');
  if (body.length === 0) return fromQueryAlone(format, parameters);
  const tree = asObject(readBody(format, decodeUtf8(body)));
  checkTree(tree, LIMITS);
  checkTree(parameters.map(([, value]) => value), LIMITS);
  const envelope = readEnvelope(tree, parameters, false);
  return { ...envelope, fields: nest(Object.entries(envelope.fields)) };
}

function fromQueryAlone(format: BodyFormat | null, parameters: [string, string][]): Envelope {
  if (parameters.length === 0 || format === 'json' || format === 'xml') refuse('empty-body', 'Send the lead in the body.');
  checkTree(nest(parameters), LIMITS);
  return readEnvelope({}, parameters, true);
}

function readBody(format: BodyFormat | null, text: string): Json {
  switch (format) {
    case 'json':
      return parseJson(text, LIMITS);
    case 'xml':
      return parseXml(text, { depth: LIMITS.depth, elements: LIMITS.values });
    case 'form': {
      const pairs = parseForm(text, LIMITS.values);
      return readUnbounce(pairs, LIMITS) ?? nest(pairs);
    }
    case null:
      return refuse('unsupported-media-type', `Name the format in Content-Type: ${SUPPORTED}.`);
  }
}

/** `Drivers[0].Age` means the same in every format. */
function nest(pairs: [string, RawValue][]): { [name: string]: Json } {
  return nestFields(pairs) as { [name: string]: Json };
}

function asObject(value: Json): { [name: string]: Json } {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return refuse('not-an-object', 'Send an object of fields.');
  return value;
}
