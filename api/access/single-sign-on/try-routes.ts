import type { Express } from 'express';
import type { ServerMetadata } from 'openid-client';
import { isIssuer } from '#domain/access/single-sign-on.schema';
import { trySingleSignOn } from '#api/contract/single-sign-on';
import { demandAdministrator } from '#api/access/demand-administrator';
import { callerOf } from '#api/access/sign-in/sign-in-parts';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { failureBehind, ProviderFailure } from './provider-failure';
import { discoverProvider } from './providers';
import { redirectUrlOf, type BoundParts } from './single-sign-on-parts';
import { WORDS_OF_FAULT } from './words-of-fault';

/** Asking a provider what it offers before it is used. */
export function bindTry(app: Express, edge: Edge, parts: BoundParts): void {
  bindEndpoint(app, edge, trySingleSignOn, async ({ body, request, principal }) => {
    await demandAdministrator(parts.pool, principal);
    await parts.throttle.take({ purpose: 'single-sign-on', address: callerOf(request).address });
    return { status: 200, body: { ...(await tryProvider(parts, body.issuer)), redirectUrl: redirectUrlOf(parts) } };
  });
}

async function tryProvider({ fetch }: BoundParts, issuer: string): Promise<{ usable: boolean; findings: string[] }> {
  try {
    if (!isIssuer(issuer)) throw new ProviderFailure('address-refused');
    const config = await discoverProvider(fetch, { issuer, clientId: 'try', clientSecret: 'try' });
    const metadata = config.serverMetadata();
    await readKeys(fetch, metadata);
    return { usable: true, findings: findingsOf(metadata) };
  } catch (error) {
    const failure = failureBehind(error);
    if (!failure) throw error;
    return { usable: false, findings: [WORDS_OF_FAULT[failure.fault]] };
  }
}

/** Its tokens can be checked only where its keys can be read. */
async function readKeys(fetch: BoundParts['fetch'], { jwks_uri: url = '' }: ServerMetadata): Promise<void> {
  const answer = await fetch(url, { method: 'GET', headers: {}, body: undefined, redirect: 'manual' });
  const { keys } = (await answer.json().catch(() => ({}))) as { readonly keys?: unknown };
  if (!answer.ok || !Array.isArray(keys) || keys.length === 0) throw new ProviderFailure('unreadable');
}

/** What is good to know of a provider that can be used. */
function findingsOf({ claims_supported: claims }: ServerMetadata): string[] {
  const findings = ['The provider answers, offers PKCE, and its keys can be read.'];
  if (claims && !claims.includes('email_verified'))
    findings.push(
      'It does not say that it names verified addresses (email_verified). Without them nobody can come in for the first time.',
    );
  return findings;
}
