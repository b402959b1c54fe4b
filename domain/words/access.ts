/** What a credential is for. */
export const API_SCOPES = ['account', 'data', 'receiver'] as const;
/** How a credential stands; only active ones get in. */
export const CREDENTIAL_STATES = ['active', 'disabled', 'expired', 'revoked'] as const;
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
] as const;
/** How somebody looked at personal data. */
export const LOOKS = ['read', 'list', 'search', 'export'] as const;
