import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { startHttpServer, type HttpServer, type ReceivedRequest } from './http-server';

type Claims = Readonly<Record<string, unknown>>;

/** How it answers: what is absent is as it should be. */
export interface Behaviour {
  /** Members of its description that are other than they should be. */
  readonly description?: Claims;
  /** How it answers at `discovery`, `token`, `jwks` or `userinfo`, instead of properly. */
  readonly at?: Partial<Record<Place, (response: ServerResponse) => void>>;
  /** Claims of the token, on top of good ones. */
  readonly claims?: Claims;
  readonly about?: Claims;
  readonly alg?: 'RS256' | 'none' | 'HS256';
  /** Signs with a key that is not in its list of keys. */
  readonly foreignKey?: boolean;
  /** Says `error` instead of a token. */
  readonly error?: string;
}
type Place = 'discovery' | 'token' | 'jwks' | 'userinfo';
const PLACES: Readonly<Record<string, Place>> = {
  '/.well-known/openid-configuration': 'discovery',
  '/token': 'token',
  '/jwks': 'jwks',
  '/userinfo': 'userinfo',
};

const pair = (): { privateKey: KeyObject; publicKey: KeyObject } => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [own, foreign] = [pair(), pair()];
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface HostileProvider {
  readonly issuer: string;
  readonly received: HttpServer['received'];
  /** From now on it answers like this. `nonce`: of the sign-in that is under way. */
  behave(behaviour: Behaviour, nonce?: string): void;
  stop(): Promise<void>;
}

/** A provider of OpenID Connect that does as it is told. Its client is `leadrail`. */
export async function startHostileProvider(): Promise<HostileProvider> {
  let [behaviour, nonce]: [Behaviour, string | undefined] = [{}, undefined];
  const server = await startHttpServer((request, response) => {
    const place = PLACES[request.url.split('?')[0] ?? ''];
    const instead = place && behaviour.at?.[place];
    if (instead) return instead(response);
    if (place === undefined) return void response.writeHead(404).end();
    const [status, body] = answerAt(place, { issuer: server.url, behaviour, nonce }, request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return {
    issuer: server.url,
    received: server.received,
    behave: (next, of) => ([behaviour, nonce] = [next, of]),
    stop: () => server.close(),
  };
}

interface Standing {
  readonly issuer: string;
  readonly behaviour: Behaviour;
  readonly nonce: string | undefined;
}

function answerAt(place: Place, standing: Standing, { body }: ReceivedRequest): [number, unknown] {
  const { issuer, behaviour } = standing;
  if (place === 'discovery') return [200, { ...descriptionOf(issuer), ...behaviour.description }];
  if (place === 'jwks')
    return [200, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] }];
  if (place === 'userinfo') return [200, behaviour.about ?? {}];
  if (behaviour.error !== undefined || !body.includes('code_verifier='))
    return [400, { error: behaviour.error ?? 'invalid_grant' }];
  return [200, { access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: tokenOf(standing) }];
}

const descriptionOf = (issuer: string): Claims => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
});

function tokenOf({ issuer, behaviour, nonce }: Standing): string {
  const { alg = 'RS256', claims = {}, foreignKey = false } = behaviour;
  const now = Math.floor(Date.now() / 1000);
  const good = { iss: issuer, aud: 'leadrail', sub: 'subject', iat: now, exp: now + 60, nonce };
  const signed = `${part({ alg, kid: 'k', typ: 'JWT' })}.${part({ ...good, ...claims })}`;
  if (alg === 'none') return `${signed}.`;
  const key = (foreignKey ? foreign : own).privateKey;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
}
