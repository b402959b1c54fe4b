/** What a credential is for. */
export const API_SCOPES = ['account', 'data', 'receiver'] as const;
/** Why a credential does not work, what ends it for good first; `maker-stopped`: for one of these the credential whose token made it does not. */
export const CREDENTIAL_STOPS = ['revoked', 'expired', 'disabled', 'owner-inactive', 'maker-stopped'] as const;
export type CredentialStop = (typeof CREDENTIAL_STOPS)[number];
/** How a credential stands; only active ones get in. */
export const CREDENTIAL_STATES = ['active', ...CREDENTIAL_STOPS] as const;
export type ApiScope = (typeof API_SCOPES)[number];

export const AUDIT_KINDS = ['change', 'event', 'look'] as const;
/** What happens to people's access. */
export const ACCESS_EVENTS = [
  'sign-in',
  'sign-in-failed',
  'sign-in-locked',
  'sign-out',
  'session-ended',
  'password-changed',
  'password-reset-asked',
  'password-reset',
  'invited',
  'invitation-accepted',
  'second-factor-on',
  'second-factor-off',
  'recovery-codes-renewed',
  'recovery-code-used',
  'identity-linked',
  'identity-unlinked',
  'passkey-added',
  'passkey-renamed',
  'passkey-removed',
  'passkey-copied',
  'token-issued',
  'token-refused',
  'refused',
  'file-deleted',
  'erasure',
] as const;
/** How somebody looked at personal data. */
export const LOOKS = ['read', 'list', 'search', 'export'] as const;
