import type { z } from 'zod';
import type { Endpoint } from '#api/contract/endpoint';
import { ApiProblem, readProblem, UNREACHABLE } from './api-problem';
import { requestOf, type CallParts } from './request-of';

type Member<K extends string, S> = S extends z.ZodType
  ? Record<never, never> extends z.input<S>
    ? { readonly [P in K]?: z.input<S> }
    : { readonly [P in K]: z.input<S> }
  : { readonly [P in K]?: undefined };

/** What an endpoint is called with: `params`, `query` and `body` as its contract parses them. */
export type CallInput<E extends Endpoint> = Member<'params', E['params']> &
  Member<'query', E['query']> &
  Member<'body', E['body']> &
  CallOptions;

export interface CallOptions {
  readonly ifMatch?: string | number;
  /** Only where a repetition by hand must be the same request; otherwise every POST gets a key of its own. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Goes on when the page is left meanwhile; for little things only. */
  readonly keepalive?: boolean;
}

type Success = 200 | 201 | 202 | 203 | 204;
type BodyOf<S> = S extends z.ZodType ? z.output<S> : null;
/** What a successful answer holds; `null` for an answer without a body. */
export type CallAnswer<E extends Endpoint> = {
  [S in keyof E['responses'] & Success]: BodyOf<E['responses'][S]>;
}[keyof E['responses'] & Success];

interface Session {
  readonly csrfToken: () => string | null;
  readonly onSignedOut: (code: string) => void;
}
let session: Session = { csrfToken: () => null, onSignedOut: () => undefined };

/** How the client learns of who is signed in, without knowing the stores. */
export function useSessionOf(source: Session): void {
  session = source;
}

/** Calls an operation of the API. Throws an ApiProblem for every answer that is not a success. */
export async function call<const E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<CallAnswer<E>> {
  const response = await send(endpoint, input as CallParts & CallOptions);
  const body: unknown =
    response.status === 204 || response.headers.get('Content-Length') === '0' ? null : await response.json();
  return body as CallAnswer<E>;
}

/** The same for what is sent as a form with files in it. */
export async function callWithForm<const E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  form: FormData,
): Promise<CallAnswer<E>> {
  return (await (await send(endpoint, { ...(input as CallOptions), body: form })).json()) as CallAnswer<E>;
}

/** The same for answers that are files. */
export async function callForFile<const E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
): Promise<{ readonly blob: Blob; readonly name: string }> {
  const response = await send(endpoint, input as CallParts & CallOptions);
  const name =
    /filename\*?="?(?:UTF-8'')?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'export';
  return { blob: await response.blob(), name: decodeURIComponent(name) };
}

async function send(endpoint: Endpoint, input: CallParts & CallOptions): Promise<Response> {
  const key = input.idempotencyKey ?? (endpoint.method === 'post' ? crypto.randomUUID() : undefined);
  const request = requestOf(endpoint, { ...input, idempotencyKey: key, csrfToken: session.csrfToken() });
  let response: Response;
  try {
    response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(input.signal && { signal: input.signal }),
      keepalive: input.keepalive === true,
    });
  } catch (error) {
    if (input.signal?.aborted) throw error;
    throw new ApiProblem({ status: 0, code: UNREACHABLE, retryable: true });
  }
  if (response.ok) return response;
  const problem = await readProblem(response);
  if (problem.status === 401 && endpoint.access !== 'public') session.onSignedOut(problem.code);
  throw problem;
}
