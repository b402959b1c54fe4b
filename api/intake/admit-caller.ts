import type { IncomingHttpHeaders } from 'node:http';
import type { IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import { UserError } from '#domain/kernel/errors';
import { bearerToken } from '#api/http/bearer-token';
import type { Principal } from '#api/http/principal';
import { isAddressAllowed } from '../http/check-address';
import { sendsFor } from './knock';
import type { createPasswordCheck } from './password-check';

export interface IntakeCaller {
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
  readonly password: string | undefined;
  /** Whose valid token came with it. */
  readonly sender: Principal | null;
}

/** What of a caller can be judged before the body is read: its address and its token. Throws UserError. */
export function admitUnread(receiver: IntakeCampaign, caller: Omit<IntakeCaller, 'password'>): void {
  if (!isAddressAllowed(receiver.accessRules, caller.address))
    throw new UserError('address-not-allowed', 'The source does not accept requests from your address.');
  if (receiver.settings.requireAuthentication) admitToken(receiver, caller);
}

/** May this caller use the campaign? Address first, then the token, then the password: each only where it is asked for. Throws UserError. */
export async function admitCaller(
  receiver: IntakeCampaign,
  caller: IntakeCaller,
  checkPassword: ReturnType<typeof createPasswordCheck>,
): Promise<void> {
  admitUnread(receiver, caller);
  if (receiver.passwordHash !== null)
    await checkPassword(receiver.id, receiver.passwordHash, caller.password ?? passwordHeader(caller), caller.address);
}

/** Is an admitted caller known to be the source, by its password or a token? Where nothing is asked for, anybody is admitted. */
export function isProven(receiver: IntakeCampaign, sender: Principal | null): boolean {
  return receiver.passwordHash !== null || sendsFor(sender, receiver.sourceId);
}

function admitToken(receiver: IntakeCampaign, { headers, sender }: Omit<IntakeCaller, 'password'>): void {
  if (bearerToken(headers) === undefined)
    throw new UserError(
      'authentication-required',
      'The campaign asks for an access token: Authorization: Bearer <token>.',
    );
  if (!sender)
    throw new UserError(
      'invalid-token',
      'The access token is unknown, expired or revoked, or its credential does not work now: asking for a new token says why.',
    );
  if (!sendsFor(sender, receiver.sourceId))
    throw new UserError('insufficient-scope', 'The access token does not allow sending leads for this source.');
}

function passwordHeader(caller: IntakeCaller): string | undefined {
  const header = caller.headers['x-campaign-password'];
  return typeof header === 'string' ? header : undefined;
}
