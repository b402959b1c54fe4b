/** What a provider of OpenID Connect says of whom it signed in, as far as we believe it. */
export interface ProviderPerson {
  readonly issuer: string;
  /** Who it is at this issuer, for ever; an address may pass to somebody else. */
  readonly subject: string;
  /** An address the provider has verified; null for any other. */
  readonly verifiedEmail: string | null;
  readonly name: string | null;
  /** More than one factor was used. */
  readonly secondFactor: boolean;
  /** When they proved who they are, in seconds since 1970; null when it does not say. */
  readonly authTime: number | null;
}

type Claims = Readonly<Record<string, unknown>>;

/** Letters beyond ASCII may look, or fold to lower case, like another address. */
const EMAIL = /^[!-?A-~]+@[!-?A-~]+$/;
const LONGEST_EMAIL = 254;
const LONGEST_NAME = 120;
/** What is agreed to mean more than one factor: RFC 8176, OpenID Connect EAP, PAPE, REFEDS. */
const FACTORS_BY_ACR = new Set([
  'phr',
  'phrh',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
  'https://refeds.org/profile/mfa',
]);

/** Reads the claims of a token that was checked, and of the answer about its person. An `email_verified` that is not `true` verifies nothing. */
export function readProviderPerson(token: Claims, about: Claims): ProviderPerson {
  const text = (name: string): string | null => {
    const value = token[name] ?? about[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  // The address and the word that it is verified come from one place.
  const source = 'email' in token ? token : about;
  const email = typeof source['email'] === 'string' ? source['email'].trim() : '';
  const isVerified = source['email_verified'] === true && email.length <= LONGEST_EMAIL && EMAIL.test(email);
  const authTime = token['auth_time'];
  return {
    issuer: String(token['iss']),
    subject: String(token['sub']),
    verifiedEmail: isVerified ? email : null,
    name: text('name')?.slice(0, LONGEST_NAME) ?? null,
    secondFactor: usedFactors(token),
    authTime: typeof authTime === 'number' && Number.isFinite(authTime) ? authTime : null,
  };
}

function usedFactors({ amr, acr }: Claims): boolean {
  return (Array.isArray(amr) && amr.includes('mfa')) || (typeof acr === 'string' && FACTORS_BY_ACR.has(acr));
}
