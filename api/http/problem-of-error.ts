import { UserError } from '#domain/kernel/errors';
import { DEFAULT_USER_STATUS, PROBLEM_CODES } from '#api/contract/problem-codes';
import type { FieldProblem, Problem } from '#api/contract/problem';
import { InvalidRequest } from './invalid-request';
import { isPassing } from '#db/is-passing';

export interface MappedProblem {
  readonly problem: Omit<Problem, 'requestId'>;
  readonly retryAfterSeconds?: number;
  /** True for errors somebody must look at: only these are logged as errors. */
  readonly unexpected: boolean;
}

const RETRY_AFTER: Readonly<Record<string, number>> = { 'request-in-flight': 1, 'too-many-requests': 60 };

/** The one table from errors to answers. What is not the caller's to know (messages, stacks, statements) never leaves. */
export function problemOfError(error: unknown): MappedProblem {
  if (error instanceof UserError) {
    const status = PROBLEM_CODES[error.code]?.status ?? DEFAULT_USER_STATUS;
    const after = retryAfterOf(error);
    const errors = error instanceof InvalidRequest ? error.errors : [];
    return {
      problem: problem(status, error.code, error.message, errors),
      ...(after ? { retryAfterSeconds: after } : {}),
      unexpected: false,
    };
  }
  if (isPassing(error)) {
    return {
      problem: problem(503, 'temporarily-unavailable', 'Nothing was lost; please send the request again.'),
      retryAfterSeconds: 2,
      unexpected: false,
    };
  }
  const client = clientErrorOf(error);
  if (client)
    return {
      problem: problem(client, client === 404 ? 'unknown-route' : 'invalid-request', 'The request could not be read.'),
      unexpected: false,
    };
  return {
    problem: problem(500, 'internal-error', 'The error was noted; its request id helps us to find it.'),
    unexpected: true,
  };
}

function problem(
  status: number,
  code: string,
  detail: string,
  errors: readonly FieldProblem[] = [],
): Omit<Problem, 'requestId'> {
  const title = PROBLEM_CODES[code]?.title ?? 'The request cannot be carried out';
  const retryable = status === 409 ? code === 'request-in-flight' : status === 429 || status === 503;
  return { type: `urn:leadrail:problem:${code}`, title, status, code, detail, retryable, errors: [...errors] };
}

function retryAfterOf({ code, details }: UserError): number | undefined {
  return typeof details['retryAfterSeconds'] === 'number' ? details['retryAfterSeconds'] : RETRY_AFTER[code];
}

/** Errors of Express itself, e.g. a path that cannot be percent-decoded. */
function clientErrorOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error) || typeof error.status !== 'number')
    return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}
