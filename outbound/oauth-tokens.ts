import type { Authentication, Reply } from '#domain/channels/channel';
import { secretKey } from './authenticate';
import { BoundedMap } from './bounded-map';
import type { SendRequest } from './send-request';

export type OauthProof = Extract<Authentication, { type: 'oauth2' }>;
export type TokenResult =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly code: string; readonly retryable: boolean };

interface Held {
  readonly result: Promise<TokenResult>;
  expiresAt: number;
}

/** A token is used until shortly before it ends; without a stated life it is trusted for five minutes. */
const MARGIN_SECONDS = 30;
const DEFAULT_SECONDS = 300;
const LONGEST_SECONDS = 24 * 3600;

function form(proof: OauthProof): string {
  const params = new URLSearchParams({
    grant_type: proof.grant === 'password' ? 'password' : 'client_credentials',
    client_id: proof.clientId,
    client_secret: proof.clientSecret,
  });
  if (proof.grant === 'password') {
    params.set('username', proof.username ?? '');
    params.set('password', proof.password ?? '');
  }
  if (proof.scope) params.set('scope', proof.scope);
  return params.toString();
}

interface Grant {
  readonly token: string;
  readonly seconds: number;
}

/** Only a token that can stand in a header is one. */
function readGrant(body: string): Grant | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return undefined;
  }
  const { access_token: token, expires_in: life } = (answer ?? {}) as Record<string, unknown>;
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,8000}$/.test(token)) return undefined;
  const seconds = Number(life);
  return {
    token,
    seconds: Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) : DEFAULT_SECONDS,
  };
}

const isTemporary = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** The lead itself was not sent yet, so that every failure here is surely "not sent". */
function failure(reply: Reply): TokenResult {
  if (reply.kind === 'not-sent' && !reply.retryable) return { ok: false, code: reply.code, retryable: false };
  if (reply.kind !== 'answered') return { ok: false, code: 'oauth-unreachable', retryable: true };
  return { ok: false, code: 'oauth-refused', retryable: isTemporary(reply.status) };
}

/** Fetches and keeps access tokens, one per connection; requests that need the same one wait for the same fetch. */
export class OauthTokens {
  readonly #held = new BoundedMap<Held>(500);
  constructor(
    private readonly send: SendRequest,
    private readonly now: () => number,
  ) {}

  /** `not` is a token that was just refused: it is fetched anew, unless somebody already has. */
  async get(proof: OauthProof, signal: AbortSignal, not?: string): Promise<TokenResult> {
    const { tokenUrl, grant, clientId, clientSecret, username, password, scope } = proof;
    const key = secretKey(tokenUrl, grant, clientId, clientSecret, username, password, scope);
    const held = this.#held.get(key);
    if (held && held.expiresAt > this.now()) {
      const result = await held.result;
      if (!result.ok || result.token !== not) return result;
      if (this.#held.get(key) !== held) return this.get(proof, signal, not);
    }
    return this.#fetch(key, proof, signal);
  }

  #fetch(key: string, proof: OauthProof, signal: AbortSignal): Promise<TokenResult> {
    const granted = (seconds: number): void => {
      held.expiresAt = this.now() + seconds * 1000;
    };
    const held: Held = { result: this.#request(proof, signal, granted), expiresAt: Infinity };
    this.#held.set(key, held);
    void held.result.then((result) => {
      if (!result.ok && this.#held.get(key) === held) this.#held.delete(key);
    });
    return held.result;
  }

  async #request(proof: OauthProof, signal: AbortSignal, granted: (seconds: number) => void): Promise<TokenResult> {
    const headers = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'leadrail',
    };
    const reply = await this.send({ method: 'POST', url: proof.tokenUrl, headers, body: form(proof) }, signal);
    if (reply.kind !== 'answered' || reply.status < 200 || reply.status > 299) return failure(reply);
    const grant = readGrant(reply.body);
    if (!grant) return { ok: false, code: 'oauth-unreadable', retryable: false };
    granted(Math.max(1, grant.seconds - Math.min(MARGIN_SECONDS, grant.seconds / 2)));
    return { ok: true, token: grant.token };
  }
}
