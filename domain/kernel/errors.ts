/** `user`: the caller can fix it. `operational`: a retry may help. `bug`: neither can; somebody must read the code. */
export type ErrorKind = 'user' | 'operational' | 'bug';

/** Details travel to callers and logs: never put personal data or secrets in them. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** The one error family of the product. `code` is stable and kebab-case; edges map kinds, never messages. */
export abstract class LeadrailError extends Error {
  abstract readonly kind: ErrorKind;
  constructor(
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class UserError extends LeadrailError {
  readonly kind = 'user' as const;
}

export class OperationalError extends LeadrailError {
  readonly kind = 'operational' as const;
}

export class BugError extends LeadrailError {
  readonly kind = 'bug' as const;
}
