import type { Reply } from '#domain/channels/channel';
import { withAuthorization, type Authenticator } from './authenticate';
import { OauthTokens, type TokenResult } from './oauth-tokens';
import type { SendRequest } from './send-request';

const notSent = ({ code, retryable }: Exclude<TokenResult, { ok: true }>): Reply => ({
  kind: 'not-sent',
  code,
  retryable,
});

/**
 * OAuth 2.0 with a kept token. A 401 means the token may have ended early: one new token, one more try. When no new token can be
 * had, nothing was taken from us: that 401 refused the request unread.
 */
export function createOauth(send: SendRequest, now: () => number): Authenticator<'oauth2'> {
  const tokens = new OauthTokens(send, now);
  return async (request, proof, signal) => {
    const first = await tokens.get(proof, signal);
    if (!first.ok) return notSent(first);
    const reply = await send(withAuthorization(request, `Bearer ${first.token}`), signal);
    if (reply.kind !== 'answered' || reply.status !== 401) return reply;
    const second = await tokens.get(proof, signal, first.token);
    return second.ok ? send(withAuthorization(request, `Bearer ${second.token}`), signal) : notSent(second);
  };
}
