import type { Express, Request } from 'express';
import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client';
import { backPath } from '#domain/access/back-path';
import {
  beginSingleSignOn,
  describeSingleSignOn,
  finishSingleSignOn,
  type SignInFailure,
} from '#api/contract/single-sign-on';
import { recordEvent } from '#api/access/record-event';
import { callerOf, demandHttps, guardSignIn } from '#api/access/sign-in/sign-in-parts';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { giveAttemptCookie, readAttemptCookie, takeAttemptCookie } from './attempt-cookie';
import { openAttempt, takeAttempt } from './attempts';
import { findPerson } from './find-person';
import { letIn } from './let-in';
import { bindIdentities } from './identity-routes';
import { createProviders } from './providers';
import { FRESH_SECONDS, redeemCode } from './redeem-code';
import { failureOf, SignInRefusal } from './sign-in-refusal';
import { providerInUse, redirectUrlOf, type BoundParts, type SingleSignOnParts } from './single-sign-on-parts';
import { bindTry } from './try-routes';

/** Signing in at a provider of OpenID Connect: code flow with PKCE, state and nonce. */
export function bindSingleSignOn(app: Express, edge: Edge, given: SingleSignOnParts): void {
  const parts: BoundParts = { ...given, provider: createProviders(given.fetch) };
  bindTry(app, edge, parts);
  bindIdentities(app, edge, parts);

  bindEndpoint(app, edge, describeSingleSignOn, async () => {
    const { enabled, caption, passwords } = (await parts.installation()).singleSignOn;
    const body = {
      on: enabled,
      caption: enabled ? caption : '',
      passwords: enabled ? passwords : 'everybody',
    } as const;
    return { status: 200, body };
  });
  bindEndpoint(app, edge, beginSingleSignOn, ({ query, request }) =>
    orBack(parts, request, backPath(query.back), async () => {
      guardSignIn(parts, request);
      return begin(parts, request, { back: backPath(query.back), again: query.again !== undefined });
    }),
  );
  bindEndpoint(app, edge, finishSingleSignOn, ({ query, request }) =>
    orBack(parts, request, '/', async () => {
      demandHttps(parts, request);
      return finish(parts, request, query);
    }),
  );
}

interface Redirect {
  readonly status: 303;
  readonly body: null;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}
const redirectTo = (location: string, cookies: readonly string[]): Redirect => ({
  status: 303,
  body: null,
  headers: { Location: location, ...(cookies.length > 0 && { 'Set-Cookie': cookies }) },
});

async function begin(
  parts: BoundParts,
  request: Request,
  wish: { readonly back: string; readonly again: boolean },
): Promise<Redirect> {
  await parts.throttle.take({ purpose: 'single-sign-on', address: callerOf(request).address });
  const { settings, config } = await providerInUse(parts);
  const { state, nonce, verifier, browser } = await openAttempt(parts.pool, parts.secretBox, settings, wish);
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUrlOf(parts),
    scope: 'openid email profile',
    response_type: 'code',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(wish.again && { prompt: 'login', max_age: String(FRESH_SECONDS) }),
  });
  return redirectTo(url.href, [giveAttemptCookie(parts.cookie.secure, browser)]);
}

type Answer = Readonly<Partial<Record<'state' | 'code' | 'iss' | 'error', string>>>;

async function finish(parts: BoundParts, request: Request, answer: Answer): Promise<Redirect> {
  const { pool, secretBox, throttle, cookie } = parts;
  const attempt = { purpose: 'single-sign-on', address: callerOf(request).address } as const;
  await throttle.take(attempt);
  const { settings, config } = await providerInUse(parts);
  const browser = readAttemptCookie(cookie.secure, request.headers);
  const { state } = answer;
  const taken =
    state === undefined || browser === undefined
      ? undefined
      : await takeAttempt(pool, secretBox, settings, { state, browser });
  if (!taken || state === undefined) throw new SignInRefusal('sso-expired', 'unknown-attempt');
  const url = new URL(redirectUrlOf(parts));
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  const person = await redeemCode(config, url, state, taken);
  const opened = await letIn(parts, request, await findPerson(parts, settings, person), person);
  // Beginning and coming back were a try each.
  await throttle.forgive(attempt);
  await throttle.forgive(attempt);
  const gone = takeAttemptCookie(cookie.secure);
  if ('cookies' in opened) return redirectTo(taken.back, [...opened.cookies, gone]);
  // Behind the #, so that no server and no log sees it.
  return redirectTo(
    `${signInPage({ back: taken.back })}#code=${opened.challenge}&factors=${opened.factors.join(',')}`,
    [gone],
  );
}

const signInPage = (query: Readonly<Record<string, string>>): string =>
  `/sign-in?${new URLSearchParams(query).toString()}`;

/** What went wrong is booked and leads back to the sign-in screen, which says a code and nothing of anybody. */
async function orBack(
  parts: BoundParts,
  request: Request,
  back: string,
  work: () => Promise<Redirect>,
): Promise<Redirect> {
  try {
    return await work();
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    await bookFailure(parts, request, failure, error);
    return redirectTo(signInPage({ problem: failure, ...(back !== '/' && { back }) }), [
      takeAttemptCookie(parts.cookie.secure),
    ]);
  }
}

async function bookFailure(
  { pool }: BoundParts,
  request: Request,
  failure: SignInFailure,
  error: unknown,
): Promise<void> {
  // A flood of tries is counted, not written down one by one.
  if (failure === 'too-many-requests' || failure === 'https-required' || failure === 'sso-off') return;
  const [reason, userId] = error instanceof SignInRefusal ? [error.reason, error.userId] : ['changed-meanwhile', null];
  const { address } = callerOf(request);
  await recordEvent(pool, 'anonymous', 'sign-in-failed', userId, { step: 'single-sign-on', reason, address });
}
