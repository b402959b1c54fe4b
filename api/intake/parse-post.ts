import type { IncomingHttpHeaders } from 'node:http';
import type { FieldSettings } from '#domain/fields/lead-type.schema';
import type { Json } from '#domain/kernel/json';
import type { RawValue } from '#domain/kernel/lead-fields';
import { nestFields } from '#domain/lead/nest-fields';
import { checkTree } from '#api/http/check-tree';
import { refuse } from '#api/http/invalid-request';
import { parseForm } from '#api/http/parse-form';
import { dropLongNames } from './drop-long-names';
import type { Note } from './note';
import { type ContentFormat, readContent } from './read-content';
import {
  type IntakeEnvelope,
  type PostedIdentifiers,
  readAddress,
  readEnvelope,
  readIdentifiers,
} from './read-envelope';
import { readLabel } from './read-label';
import type { Tree } from './reserved';

/** One post as it came over the wire. */
export interface Post {
  readonly body: Buffer;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  /** '' where it is not known. */
  readonly address: string;
}

/** A post that was read: who it is for, and what it holds once its lead type is known. */
export interface ParsedPost {
  readonly identifiers: PostedIdentifiers;
  readonly format: ContentFormat;
  readonly notes: readonly Note[];
  envelope(definitions: readonly FieldSettings[]): IntakeEnvelope;
}

export const LIMITS = { bodyBytes: 256 * 1024, depth: 20, values: 2000, keyLength: 200 } as const;

/**
 * Reads a post, in whatever format it came. Only syntax and safety are judged here; what the fields mean is decided by the lead's workflow.
 * An empty body is allowed when the fields are in the query. Throws InvalidRequest.
 */
export function parsePost({ body, query, headers }: Post): ParsedPost {
  const parameters = parseForm(query, LIMITS.values, 'malformed-query');
  checkTree(
    parameters.map(([, value]) => value),
    LIMITS,
  );
  const contentType = headers['content-type'];
  if (body.length === 0) return parsedFrom(treeOfQuery(parameters, contentType), new Map(), 'form', []);
  const { format, tree, notes } = readContent(body, contentType, LIMITS);
  const { tree: kept, notes: more } = dropLongNames(onlyObject(tree), LIMITS.keyLength);
  return parsedFrom(kept, readAddress(parameters), format, [...notes, ...more]);
}

function parsedFrom(
  tree: Tree,
  address: ReturnType<typeof readAddress>,
  format: ContentFormat,
  notes: readonly Note[],
): ParsedPost {
  checkTree(tree, LIMITS);
  const identifiers = readIdentifiers(tree, address);
  const envelope = (definitions: readonly FieldSettings[]): IntakeEnvelope => {
    const read = readEnvelope(tree, address, definitions);
    return { ...read, fields: nestFields(Object.entries(read.fields)) };
  };
  return { identifiers, format, notes, envelope };
}

/** Without a body the address is the post: its names are judged as a body's are. */
function treeOfQuery(parameters: [string, string][], contentType: string | undefined): Tree {
  const { format } = readLabel(contentType);
  if (parameters.length === 0 || format === 'json' || format === 'xml')
    refuse('empty-body', 'Send the lead in the body.');
  readAddress(parameters);
  return nestFields(parameters as [string, RawValue][]) as Tree;
}

/** The object of a post; a list that holds nothing but one is that object. */
function onlyObject(value: Json): Tree {
  if (Array.isArray(value) && value.length === 1) return onlyObject((value as Json[])[0] ?? null);
  if (
    Array.isArray(value) &&
    value.length > 1 &&
    (value as Json[]).every((entry) => entry !== null && typeof entry === 'object')
  ) {
    return refuse('one-lead-expected', 'Send exactly one lead per request, not a list of several.');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return refuse('not-an-object', 'Send an object of fields.');
  return value as Tree;
}
