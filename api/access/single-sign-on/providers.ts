import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  type ClientAuth,
  type Configuration,
  type CustomFetch,
} from 'openid-client';
import { createFreshCache } from '#api/changes/fresh-cache';
import { failureBehind, ProviderFailure } from './provider-failure';

const SECONDS = 6;
/** Clocks of two machines are never the same. */
const CLOCK_SECONDS = 30;
const KEPT_MS = 5 * 60_000;

/** The client that an installation is to its provider. */
export interface ProviderClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Reads what a provider says of itself and checks that it can be used. Throws ProviderFailure. */
export async function discoverProvider(fetch: CustomFetch, client: ProviderClient): Promise<Configuration> {
  const { issuer, clientId } = client;
  const config = await discovery(
    new URL(issuer),
    clientId,
    { [clockTolerance]: CLOCK_SECONDS },
    (as, own, body, headers) =>
      authenticationOf(as.token_endpoint_auth_methods_supported, client)(as, own, body, headers),
    {
      [customFetch]: fetch,
      timeout: SECONDS,
      // Also where the token comes straight from the provider, its signature is looked at.
      execute: [enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [allowInsecureRequests] : [])],
    },
  ).catch((error: unknown) => {
    throw failureBehind(error) ?? new ProviderFailure(faultOf(error));
  });
  const metadata = config.serverMetadata();
  // The library lets one provider name itself by a pattern that stands for everybody's, and takes a name with and without a slash at its end for
  // the same; here only the one that was written is believed, letter by letter (OpenID Connect Discovery 1.0, 4.3).
  if (metadata.issuer !== issuer) throw new ProviderFailure('other-issuer');
  if (!metadata.supportsPKCE()) throw new ProviderFailure('no-pkce');
  if (!metadata.authorization_endpoint || !metadata.token_endpoint || !metadata.jwks_uri)
    throw new ProviderFailure('incomplete');
  if (!takesSecrets(metadata.token_endpoint_auth_methods_supported)) throw new ProviderFailure('no-secret');
  return config;
}

/** One that says nothing of it takes them (OpenID Connect Discovery 1.0, 3). */
const takesSecrets = (methods: readonly string[] = ['client_secret_basic']): boolean =>
  methods.some((method) => method === 'client_secret_basic' || method === 'client_secret_post');

function authenticationOf(methods: readonly string[] | undefined, { clientSecret }: ProviderClient): ClientAuth {
  const posted = methods !== undefined && !methods.includes('client_secret_basic');
  return posted ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
}

/** By the code the library gives: its texts quote what the provider said. */
function faultOf(error: unknown): 'other-issuer' | 'not-found' | 'unreadable' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return 'other-issuer';
  return code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' ? 'not-found' : 'unreadable';
}

/** Providers in use, read anew every few minutes. */
export function createProviders(fetch: CustomFetch): (client: ProviderClient) => Promise<Configuration> {
  const cache = createFreshCache<string, Configuration>({
    read: (key) => discoverProvider(fetch, JSON.parse(key) as ProviderClient),
    isHeard: () => true,
    keep: () => true,
    maxAgeMs: KEPT_MS,
    maxEntries: 2,
  });
  return ({ issuer, clientId, clientSecret }) => cache.get(JSON.stringify({ issuer, clientId, clientSecret }));
}
