import type { Account } from './accounts';
import type { SignInParts } from './sign-in-parts';

/**
 * Whether a password or a passkey of somebody's own opens a session. Whose opens nothing any more gets the answer of a wrong one, so that nobody
 * learns here that it is right.
 */
export async function mayEnterWithoutProvider(
  { installation }: Pick<SignInParts, 'installation'>,
  { administrator }: Account,
): Promise<boolean> {
  const { enabled, passwords } = (await installation()).singleSignOn;
  return administrator || !enabled || passwords === 'everybody';
}
