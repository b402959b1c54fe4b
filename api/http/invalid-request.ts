import { UserError } from '#domain/kernel/errors';
import type { FieldProblem } from '#api/contract/problem';

/** A request the caller can correct, with what is wrong per field. Messages never repeat what was sent. */
export class InvalidRequest extends UserError {
  constructor(
    code: string,
    message: string,
    readonly errors: readonly FieldProblem[] = [],
  ) {
    super(code, message);
  }
}

/** Throws InvalidRequest; usable where an expression is expected. */
export function refuse(code: string, message: string, errors: readonly FieldProblem[] = []): never {
  throw new InvalidRequest(code, message, errors);
}
