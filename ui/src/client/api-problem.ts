import type { FieldProblem, Problem } from '#api/contract/problem';

/** An answer that is not a success, in the words of problem+json. `status` 0: no answer at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly retryable: boolean;
  readonly errors: readonly FieldProblem[];
  readonly requestId: string | null;

  constructor(problem: Partial<Problem> & { readonly status: number; readonly code: string }) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title ?? '';
    this.detail = problem.detail ?? '';
    this.retryable = problem.retryable ?? false;
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId ?? null;
  }
}

export const UNREACHABLE = 'unreachable';

/** Whatever was thrown, as a problem that a screen can show. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({ status: 0, code: 'unexpected', detail: error instanceof Error ? error.message : '' });
}

/** The problem a failed answer carries; an answer of something else than the API (a proxy's page) becomes one too. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  try {
    const body = (await response.json()) as Partial<Problem>;
    if (typeof body.code === 'string') return new ApiProblem({ ...body, status: response.status, code: body.code });
  } catch {
    // Not JSON: the status has to do.
  }
  return new ApiProblem({
    status: response.status,
    code: response.status >= 500 ? 'internal-error' : 'invalid-request',
    retryable: response.status >= 500,
  });
}
