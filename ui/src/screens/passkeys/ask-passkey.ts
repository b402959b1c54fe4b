import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { PasskeyAssertion, PasskeyCreation, PasskeyRequest } from '#api/contract/passkey-credential';
import { ApiProblem } from '#ui/client/api-problem';
import { t } from '#ui/words/i18n';

/** Lets the person sign with one of their passkeys. Throws an ApiProblem that says why none was used. */
export async function usePasskeyFor(request: PasskeyRequest): Promise<PasskeyAssertion> {
  return told(() => startAuthentication({ optionsJSON: request }));
}

/** Lets the person make a passkey. Throws an ApiProblem that says why none was made. */
export async function makePasskey(creation: PasskeyCreation): Promise<RegistrationResponseJSON> {
  return told(() => startRegistration({ optionsJSON: creation }));
}

/** Throws an ApiProblem where there are no passkeys: an old browser, or a page that came over plain http. */
export function demandPasskeys(): void {
  if (!browserSupportsWebAuthn()) throw problem('none');
}

/** Browsers say little of why on purpose; these are the reasons that somebody can do something about. */
const REASONS: Readonly<Record<string, string>> = {
  NotAllowedError: 'notUsed',
  AbortError: 'notUsed',
  InvalidStateError: 'known',
  SecurityError: 'elsewhere',
};

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw problem((error instanceof Error && REASONS[error.name]) || 'failed');
  }
}

const problem = (reason: string): ApiProblem =>
  new ApiProblem({ status: 0, code: `passkey-${reason}`, detail: t(`passkeys.problems.${reason}`) });
