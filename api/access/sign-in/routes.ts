import type { Express } from 'express';
import type { Edge } from '#api/http/bind-endpoint';
import { bindOwnPasskeys } from '#api/access/passkeys/own-passkey-routes';
import { bindPasskeySignIn } from '#api/access/passkeys/passkey-sign-in-routes';
import { bindLinks } from './link-routes';
import { bindOwnAccount } from './own-account-routes';
import { createPasswords } from './passwords';
import { bindSecondFactor } from './second-factor-routes';
import { bindSession } from './session-routes';
import type { SignInParts } from './sign-in-parts';
import { createThrottle } from './throttle';

type Given = Omit<SignInParts, 'passwords' | 'throttle'>;

/** Everything people do to get in and about their own way in; other ways in share its parts. */
export function bindSignIn(app: Express, edge: Edge, given: Given): SignInParts {
  const parts = { ...given, passwords: createPasswords(), throttle: createThrottle(given.pool, given.secretBox) };
  bindSession(app, edge, parts);
  bindLinks(app, edge, parts);
  bindOwnAccount(app, edge, parts);
  bindSecondFactor(app, edge, parts);
  bindPasskeySignIn(app, edge, parts);
  bindOwnPasskeys(app, edge, parts);
  return parts;
}
