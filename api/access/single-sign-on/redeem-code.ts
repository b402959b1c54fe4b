import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  ClientError,
  fetchUserInfo,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
  type Configuration,
} from 'openid-client';
import { readProviderPerson, type ProviderPerson } from '#domain/access/provider-person';
import type { TakenAttempt } from './attempts';
import { failureBehind } from './provider-failure';
import { SignInRefusal } from './sign-in-refusal';

/** Whoever has to prove anew who they are has this long for it. */
export const FRESH_SECONDS = 60;

/** Trades the code for tokens, checks them (issuer, client, signature, times, nonce) and reads whom they name. Throws SignInRefusal. */
export async function redeemCode(
  config: Configuration,
  answer: URL,
  state: string,
  { nonce, verifier, again }: TakenAttempt,
): Promise<ProviderPerson> {
  try {
    const tokens = await authorizationCodeGrant(config, answer, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
      ...(again && { maxAge: FRESH_SECONDS }),
    });
    const claims = tokens.claims();
    if (!claims) throw new SignInRefusal('sso-refused', 'no-token');
    const about =
      'email' in claims || config.serverMetadata().userinfo_endpoint === undefined
        ? {}
        : await fetchUserInfo(config, tokens.access_token, claims.sub);
    return readProviderPerson(claims, about);
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The provider said no, could not be asked, or said something that must not be believed. */
function refusalOf(error: unknown): unknown {
  if (error instanceof SignInRefusal) return error;
  const failure = failureBehind(error);
  if (failure) return new SignInRefusal('sso-unavailable', failure.fault);
  if (error instanceof AuthorizationResponseError)
    return error.error === 'access_denied'
      ? new SignInRefusal('sso-cancelled', 'access_denied')
      : new SignInRefusal('sso-unavailable', codeOf(error.error));
  if (error instanceof ResponseBodyError) return new SignInRefusal('sso-unavailable', codeOf(error.error));
  if (error instanceof WWWAuthenticateChallengeError) return new SignInRefusal('sso-unavailable', 'unauthorized');
  if (error instanceof ClientError || error instanceof TypeError)
    return new SignInRefusal('sso-refused', 'wrong-token');
  return error;
}

/** A code as the standards have them; anything else a provider might say is not repeated. */
const codeOf = (said: string): string => (/^[a-z_]{1,40}$/.test(said) ? said : 'unknown-error');
