/** What a notice of a change of somebody's access knows. */
export interface AccessFacts {
  /** An event of `domain/words/access`. */
  readonly what: string;
  /** Somebody else did it. */
  readonly byOthers: boolean;
}

const WHAT_HAPPENED: Readonly<Record<string, string>> = {
  'password-changed': 'the password of your account was changed',
  'password-reset': 'a new password was set for your account by a mailed link',
  'second-factor-on': 'a second factor was set up for your account',
  'second-factor-off': 'the second factor of your account was removed',
  'recovery-codes-renewed': 'new recovery codes were made for your account; the old ones are void',
  'recovery-code-used': 'a recovery code of your account was used',
  'identity-linked': 'your account was linked to you at the provider of single sign-on: it lets you in from now on',
  'identity-unlinked': 'the link between your account and the provider of single sign-on was removed',
  'passkey-added': 'a passkey was added to your account; it signs in without the password',
  'passkey-removed': 'a passkey of your account was removed',
  'passkey-copied':
    'a passkey of your account was refused, because it counted backwards: somebody may have a copy of it. Remove it and add a new one',
  'session-ended': 'you were signed out everywhere',
};

/** Word to the owner of an account that something about signing in to it has changed. */
export function accessText({ what, byOthers }: AccessFacts, publicUrl: string) {
  const doer = byOthers ? 'by somebody who manages users' : 'by yourself, or by somebody signed in as you';
  const who = what === 'passkey-copied' ? '' : `, ${doer}`;
  return {
    subject: 'Leadrail: your account was changed',
    text: [
      `At ${publicUrl} ${WHAT_HAPPENED[what] ?? 'something about signing in to your account was changed'}${who}.`,
      '',
      'If you know of it, there is nothing to do. If not, ask for a new password, remove passkeys you do not know, and tell an administrator at once.',
      '',
    ].join('\n'),
  };
}
