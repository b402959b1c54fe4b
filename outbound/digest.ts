import { randomBytes } from 'node:crypto';
import type { Authentication } from '#domain/channels/channel';
import { secretKey, withAuthorization, type Authenticator } from './authenticate';
import { BoundedMap } from './bounded-map';
import { answerChallenge, chooseChallenge, type DigestChallenge } from './digest-answer';
import type { PlainRequest, SendRequest } from './send-request';

interface Session {
  readonly challenge: DigestChallenge;
  used: number;
}

type Proof = Extract<Authentication, { type: 'digest' }>;

function prove(request: PlainRequest, { username, password }: Proof, session: Session): PlainRequest {
  session.used += 1;
  const { pathname, search } = new URL(request.url);
  const cnonce = randomBytes(16).toString('hex');
  const asked = { method: request.method, uri: pathname + search, username, password, count: session.used, cnonce };
  return withAuthorization(request, answerChallenge(session.challenge, asked));
}

/**
 * Digest authentication: a 401 challenge is answered once; a 401 after that is the answer. The server's nonce is kept, so that
 * later requests prove themselves at once, until the server asks again.
 */
export function createDigest(send: SendRequest): Authenticator<'digest'> {
  const sessions = new BoundedMap<Session>(500);
  return async (request, proof, signal) => {
    const key = secretKey(new URL(request.url).origin, proof.username, proof.password);
    const known = sessions.get(key);
    const first = await send(known ? prove(request, proof, known) : request, signal);
    if (first.kind !== 'answered' || first.status !== 401) return first;
    const challenge = chooseChallenge(first.headers['www-authenticate'] ?? '');
    if (!challenge) return first;
    const session: Session = { challenge, used: 0 };
    sessions.set(key, session);
    return send(prove(request, proof, session), signal);
  };
}
