import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { BuyerLogin } from './behaviour';

const REALM = 'leads, and more';
const hash = (algorithm: string, text: string): string =>
  createHash(algorithm === 'SHA-256' ? 'sha256' : 'md5')
    .update(text)
    .digest('hex');

/** What a buyer remembers of logins: nonces it gave out and tokens it issued. */
export interface LoginState {
  readonly nonces: Set<string>;
  readonly tokens: Set<string>;
}

/** Undefined when the request proves who it is; otherwise the `WWW-Authenticate` header of the 401. */
export function checkLogin(
  login: BuyerLogin,
  state: LoginState,
  method: string,
  target: string,
  headers: IncomingHttpHeaders,
): string | undefined {
  const given = headers.authorization ?? '';
  if (login.type === 'none') return undefined;
  if (login.type === 'digest') return checkDigest(login, state, method, target, given);
  if (login.type === 'basic') {
    const expected = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
    return given === expected ? undefined : `Basic realm="${REALM}"`;
  }
  if (login.type === 'bearer') return given === `${login.prefix} ${login.token}`.trim() ? undefined : 'Bearer';
  return state.tokens.has(given.replace(/^Bearer /, '')) ? undefined : 'Bearer error="invalid_token"';
}

/** RFC 7616 with `qop=auth`. */
function checkDigest(
  login: Extract<BuyerLogin, { type: 'digest' }>,
  state: LoginState,
  method: string,
  target: string,
  given: string,
): string | undefined {
  const algorithm = login.algorithm ?? 'MD5';
  const part = Object.fromEntries(
    [...given.matchAll(/(\w+)=(?:"([^"]*)"|([^,\s]+))/g)].map((match) => [match[1], match[2] ?? match[3] ?? '']),
  );
  const secret = hash(algorithm, `${login.username}:${REALM}:${login.password}`);
  const expected = hash(
    algorithm,
    [secret, part['nonce'], part['nc'], part['cnonce'], part['qop'], hash(algorithm, `${method}:${target}`)].join(':'),
  );
  const known =
    given.startsWith('Digest ') &&
    state.nonces.has(part['nonce'] ?? '') &&
    part['username'] === login.username &&
    part['uri'] === target;
  if (known && part['response'] === expected) return undefined;
  const nonce = randomBytes(12).toString('hex');
  state.nonces.add(nonce);
  return `Digest realm="${REALM}", qop="auth", algorithm=${algorithm}, nonce="${nonce}"`;
}

/** The token endpoint of a buyer with OAuth2: client credentials in the form or as basic login. */
export function issueToken(
  login: BuyerLogin,
  state: LoginState,
  headers: IncomingHttpHeaders,
  body: string,
): { status: number; body: object } {
  const form = new URLSearchParams(body);
  const [basicId, basicSecret] = Buffer.from((headers.authorization ?? '').replace(/^Basic /, ''), 'base64')
    .toString('utf8')
    .split(':')
    .map(decodeURIComponent);
  const clientId = form.get('client_id') ?? basicId;
  const clientSecret = form.get('client_secret') ?? basicSecret;
  if (!['client_credentials', 'password'].includes(form.get('grant_type') ?? ''))
    return { status: 400, body: { error: 'unsupported_grant_type' } };
  if (login.type !== 'oauth2' || clientId !== login.clientId || clientSecret !== login.clientSecret)
    return { status: 401, body: { error: 'invalid_client' } };
  const token = randomBytes(18).toString('base64url');
  state.tokens.add(token);
  return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: 3600 } };
}
