import { z } from 'zod';
import type { ACCESS_EVENTS, LOOKS } from '#domain/words/access';
import type { Permission } from './permissions';
import type { FieldProblem } from './problem';
import type { RepeatedAnswer } from './repeated-answer';

/**
 * Who may call. `receiver`: the campaign decides (nothing, a password or a token of its source); `session`: anybody signed in, about
 * their own things; `account` and `data`: a token with that scope, or somebody signed in whose role has the endpoint's permission.
 */
export type Access = 'public' | 'receiver' | 'session' | 'account' | 'data';
export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** One operation of the API. It yields the Express route, the OpenAPI operation and the client's types. `null` = an answer without a body. */
export interface Endpoint {
  readonly id: string;
  readonly method: Method;
  /** OpenAPI style: `/api/v1/buyers/{id}`. */
  readonly path: `/${string}`;
  readonly access: Access;
  /** What a signed-in person's role must allow; absent = every role may. */
  readonly permission?: Permission;
  /** Can be reached by somebody who must first change an expired password or set up a second factor. */
  readonly duringSetup?: boolean;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** What makes a body too much to be read by its schema; null when nothing does. It is looked at first. */
  readonly bounds?: (body: unknown) => FieldProblem | null;
  /** Media types of the request body; JSON unless named. */
  readonly bodyMedia?: readonly string[];
  readonly responses: Readonly<Record<number, z.ZodType | null>>;
  /** Media types of the answer where it is a file (`fileSchema`) instead of JSON. */
  readonly media?: readonly string[];
  /** A POST that changes nothing, e.g. a search: an Idempotency-Key means nothing to it, and its answer is never kept. */
  readonly readOnly?: boolean;
  /** The answer holds a secret that is shown once: it is never kept for a repetition. */
  readonly secretAnswer?: boolean;
  /** Of a POST that is done once per Idempotency-Key: where a repetition has its answer from; absent = there is no body. */
  readonly repeated?: RepeatedAnswer;
  readonly look?: LookMark;
  readonly deed?: DeedMark;
  /** Statuses of the problems the operation may answer with beside 400, 401, 403, 500 and 503. */
  readonly problems?: readonly number[];
  /** What its problems hold where another standard asks for more. */
  readonly problemBody?: z.ZodType;
}

/** A look at personal data, booked with every answer that succeeds. `idIn`: the parameter that says at whose. */
export interface LookMark {
  readonly action: (typeof LOOKS)[number];
  readonly entity: string;
  readonly idIn?: string;
  /** Whether this request is one; absent = each is. */
  readonly when?: (body: unknown) => boolean;
}
/** Something that is gone afterwards or must be known later, and leaves no other trace. */
export interface DeedMark {
  readonly action: (typeof ACCESS_EVENTS)[number];
  readonly entity: string;
  readonly idIn?: string;
}

/** An answer that is written while it is made. `write` pauses when the reader is slow and gives up when the reader is gone. */
export interface FileAnswer {
  readonly name: string;
  readonly media: string;
  write(out: FileSink): Promise<void>;
}
/** Node's response, as much of it as a file needs. */
export interface FileSink {
  readonly destroyed: boolean;
  write(chunk: string | Uint8Array): boolean;
  end(): unknown;
  once(event: 'drain' | 'close' | 'error', listener: () => void): unknown;
  removeListener(event: 'drain' | 'close' | 'error', listener: () => void): unknown;
}
export const fileSchema = z.custom<FileAnswer>();

export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a handler receives, already parsed. */
export interface InputOf<E extends Endpoint> {
  readonly params: Parsed<E['params']>;
  readonly query: Parsed<E['query']>;
  readonly body: Parsed<E['body']>;
}

/** What a handler may answer: one of the declared statuses with the body of that status. */
export type AnswerOf<E extends Endpoint> = {
  [S in keyof E['responses'] & number]: {
    readonly status: S;
    readonly body: E['responses'][S] extends z.ZodType ? z.input<E['responses'][S]> : null;
    readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  };
}[keyof E['responses'] & number];
