/** What can be wrong with a provider of single sign-on; each has its sentence in `words-of-failure`. */
export type ProviderFault =
  | 'address-refused'
  | 'host-not-allowed'
  | 'unreachable'
  | 'too-slow'
  | 'tls'
  | 'redirect'
  | 'too-long'
  | 'not-found'
  | 'unreadable'
  | 'other-issuer'
  | 'no-secret'
  | 'no-pkce'
  | 'incomplete';

/** The provider could not be asked, or is none that can be used. Its text holds nothing the provider said. */
export class ProviderFailure extends Error {
  constructor(readonly fault: ProviderFault) {
    super(fault);
  }
}

/** The failure behind an error, however deep a library has wrapped it. */
export function failureBehind(error: unknown): ProviderFailure | undefined {
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1)
    if (each instanceof ProviderFailure) return each;
  return undefined;
}
