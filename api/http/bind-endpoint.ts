import type { Express, NextFunction, Request, Response } from 'express';
import type { z } from 'zod';
import { withSight, withWholeSight } from '#db/scope/sight-in-hand';
import type { AnswerOf, Endpoint, FileAnswer, InputOf } from '#api/contract/endpoint';
import { readBySchema } from '#api/contract/read-by-schema';
import type { EdgeRecord } from './edge-record';
import { checkTree } from './check-tree';
import { refuse } from './invalid-request';
import type { Once } from './once';
import type { OnceAnswer } from './once-answer';
import { bodyFormat } from './media-type';
import { parseForm } from './parse-form';
import { parseJson } from './parse-json';
import { decodeUtf8, readBody } from './read-body';
import type { Principal } from './principal';
import { repetitionOf, type RepeatedReading } from './repetition';

/** Limits of bodies that are read by a schema. Lists of postal codes may be long. */
const LIMITS = { bodyBytes: 2 * 1024 * 1024, depth: 60, values: 120_000, keys: 30_000, keyLength: 300 } as const;

/** Who is calling, or a refusal. */
export type Authorise = (
  request: Request,
  asked: Pick<Endpoint, 'id' | 'access' | 'permission' | 'duringSetup'>,
) => Promise<Principal>;
export interface Call<E extends Endpoint> extends InputOf<E> {
  readonly principal: Principal;
  readonly request: Request;
  /** Who asks for what under which Idempotency-Key; null without one. */
  readonly once: string | null;
}
/** What every endpoint shares: who may call, and how a POST is done only once. */
export interface Edge {
  readonly authorise: Authorise;
  readonly once: Once;
  readonly record: EdgeRecord;
  /** Operations that read, by id: what repetitions of a POST have their answers from. */
  readonly readings: Map<string, RepeatedReading>;
}

/** Puts an endpoint on the app: authorises, parses each part by its schema, calls the handler, writes the answer. */
export function bindEndpoint<E extends Endpoint, const A extends AnswerOf<E>>(
  app: Express,
  edge: Edge,
  endpoint: E,
  handle: (call: Call<E>) => Promise<A>,
): void {
  if (endpoint.method === 'get') edge.readings.set(endpoint.id, readingOf(endpoint, handle));
  app[endpoint.method](routeOf(endpoint), async (request: Request, response: Response, _next: NextFunction) => {
    const principal = await edge.authorise(request, endpoint);
    const key = keyOf(endpoint, request);
    const call = {
      principal,
      request,
      once: null,
      params: parsePart(endpoint.params, request.params, 'unknown-route'),
      query: parsePart(endpoint.query, queryOf(request), 'invalid-request'),
      body: endpoint.body && parsePart(endpoint.body, await readTree(endpoint, request), 'invalid-fields'),
    } as Call<E>;
    const carryOut = async (asked: Call<E>): Promise<A> => {
      try {
        return await inSight(endpoint, principal, () => handle(asked));
      } catch (error) {
        await edge.record.refused(request, principal.actor, endpoint.id, error);
        throw error;
      }
    };
    const answer: OnceAnswer =
      key === undefined
        ? await carryOut(call)
        : await edge.once(
            {
              scope: `${principal.actor} ${endpoint.id}`,
              key,
              content: [call.params, call.body],
              repetition: repetitionOf(endpoint, edge.readings, call, { ...call.params }),
            },
            (once) => carryOut({ ...call, once }),
          );
    await edge.record.done(endpoint, call, answer.body);
    if (endpoint.media && answer.status === 200)
      await inSight(endpoint, principal, () => sendFile(response, answer.body as FileAnswer));
    else send(response, answer);
  });
}

/** What only reads is held to the caller's sight by the database as well. What writes is not: a lead in sight has sides that are not. */
function inSight<T>({ method, readOnly }: Endpoint, { sees }: Principal, work: () => T): T {
  return method === 'get' || readOnly ? withSight(sees, work) : withWholeSight(work);
}

/** The operation as it answers somebody who was let in by another one already. */
function readingOf<E extends Endpoint, A extends AnswerOf<E>>(
  endpoint: E,
  handle: (call: Call<E>) => Promise<A>,
): RepeatedReading {
  return ({ principal, request }, params) =>
    handle({
      principal,
      request,
      once: null,
      params: parsePart(endpoint.params, params, 'unknown-route'),
      query: parsePart(endpoint.query, {}, 'invalid-request'),
    } as Call<E>);
}

/** The Idempotency-Key of a POST that changes something. */
function keyOf(endpoint: Endpoint, { headers }: Request): string | undefined {
  const changes = endpoint.method === 'post' && !endpoint.readOnly;
  const key = headers['idempotency-key'];
  return changes && endpoint.access !== 'public' && !endpoint.secretAnswer && typeof key === 'string' ? key : undefined;
}

/** `/leads/{id}` as Express writes it: `/leads/:id`. */
export function routeOf(endpoint: Endpoint): string {
  return endpoint.path.replace(/\{(\w+)\}/g, ':$1');
}

function parsePart(schema: z.ZodType | undefined, value: unknown, code: string): unknown {
  if (!schema) return undefined;
  const parsed = readBySchema(schema, value);
  if (parsed.success) return parsed.data;
  return refuse(code, 'See errors for what is wrong with each field.', parsed.problems);
}

function queryOf(request: Request): Record<string, string> {
  const url = request.originalUrl;
  const mark = url.indexOf('?');
  const pairs = mark < 0 ? [] : parseForm(url.slice(mark + 1), 100, 'malformed-query');
  const query = Object.fromEntries(pairs);
  if (Object.keys(query).length < pairs.length) refuse('repeated-key', 'A parameter of the query was given twice.');
  checkTree(query, LIMITS);
  return query;
}

async function readTree(endpoint: Endpoint, request: Request): Promise<unknown> {
  const bytes = await readBody(request, LIMITS.bodyBytes);
  const format = bodyFormat(request.headers['content-type']);
  const allowed = endpoint.bodyMedia ?? ['application/json'];
  if (bytes.length === 0) refuse('empty-body', 'This needs a body; where nothing is to be said, send {}.');
  if (format === 'form' && allowed.includes('application/x-www-form-urlencoded'))
    return Object.fromEntries(parseForm(decodeUtf8(bytes), 100));
  if (format !== 'json') refuse('unsupported-media-type', `Send ${allowed.join(' or ')}.`);
  const tree = parseJson(decodeUtf8(bytes), LIMITS);
  checkTree(tree, LIMITS);
  const beyond = endpoint.bounds?.(tree);
  if (beyond) refuse('request-too-large', 'The request asks for too much at once; see errors.', [beyond]);
  return tree;
}

function send(response: Response, answer: OnceAnswer): void {
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  response.status(answer.status);
  if (answer.body === null) return void response.end();
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(answer.body));
}

/** A file to keep. When it fails before its first byte, the answer is a problem like any other; later it breaks off, so that nobody takes a part for the whole. */
async function sendFile(response: Response, file: FileAnswer): Promise<void> {
  response.status(200);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', file.media === 'text/csv' ? 'text/csv; charset=utf-8' : file.media);
  response.setHeader('Content-Disposition', `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`);
  try {
    await file.write(response);
  } catch (error) {
    if (!response.headersSent) response.removeHeader('Content-Disposition');
    throw error;
  }
}
