import { createHash } from 'node:crypto';
import type { Authentication, Reply } from '#domain/channels/channel';
import type { PlainRequest, SendRequest } from './send-request';

/** Sends a request with one kind of proof. */
export type Authenticator<Type extends Authentication['type']> = (
  request: PlainRequest,
  proof: Extract<Authentication, { type: Type }>,
  signal: AbortSignal,
) => Promise<Reply>;

export function withAuthorization(request: PlainRequest, value: string): PlainRequest {
  return { ...request, headers: { ...request.headers, authorization: value } };
}

/** A cache key of secrets that does not hold them. */
export function secretKey(...parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

export const createPlain =
  (send: SendRequest): Authenticator<'none'> =>
  (request, _proof, signal) =>
    send(request, signal);

export const createBasic =
  (send: SendRequest): Authenticator<'basic'> =>
  (request, { username, password }, signal) =>
    send(
      withAuthorization(request, `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`),
      signal,
    );

export const createBearer =
  (send: SendRequest): Authenticator<'bearer'> =>
  (request, { prefix, token }, signal) =>
    send(withAuthorization(request, `${prefix} ${token}`.trim()), signal);
