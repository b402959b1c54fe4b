import { UserError } from '#domain/kernel/errors';
import { SIGN_IN_FAILURES, type SignInFailure } from '#api/contract/single-sign-on';

/** Why somebody does not come in: what strangers hear of it, and what the audit log keeps. */
export class SignInRefusal extends Error {
  constructor(
    readonly failure: SignInFailure,
    /** A code, or a fault of the provider; nothing that anybody said. */
    readonly reason: string,
    readonly userId: string | null = null,
  ) {
    super(reason);
  }
}

/** The failure behind an error that the sign-in screen can tell of; undefined for what is no refusal. */
export function failureOf(error: unknown): SignInFailure | undefined {
  if (error instanceof SignInRefusal) return error.failure;
  if (!(error instanceof UserError)) return undefined;
  if (error.code === 'invalid-sign-in') return 'sso-refused';
  return SIGN_IN_FAILURES.find((failure) => failure === error.code);
}
