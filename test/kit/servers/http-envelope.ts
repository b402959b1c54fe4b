import type { HttpEnvelope } from '#domain/channels/channel';

/** A small POST, to be changed where a test cares. */
export function httpEnvelope(url: string, change: Partial<HttpEnvelope> = {}): HttpEnvelope {
  return {
    transport: 'http',
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'webhook-id': 'd-1' },
    body: '{"name":"Ann"}',
    timeoutMs: 3000,
    authentication: { type: 'none' },
    ...change,
  };
}
