import type { IncomingMessage } from 'node:http';
import axios from 'axios';
import type { Reply } from '#domain/channels/channel';
import { classifyFailure } from './classify-failure';
import type { GuardedAgents } from './guarded-agents';
import { plainHeaders } from './plain-headers';
import { readReplyBody } from './read-reply-body';
import { watchRequest, type RequestWatch } from './watch-request';

/** One plain HTTP request, credentials already in its headers. */
export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export type SendRequest = (request: PlainRequest, signal: AbortSignal) => Promise<Reply>;

/** axios as a bare client: no proxy, no redirects, no own idea of errors, bodies or headers. */
function request(
  agents: GuardedAgents,
  { method, url, headers, body }: PlainRequest,
  watch: RequestWatch,
): Promise<{ data: IncomingMessage }> {
  return axios.request({
    method,
    url,
    data: body ?? undefined,
    headers: { 'content-type': false, ...headers, 'accept-encoding': 'identity' } as unknown as Record<string, string>,
    httpAgent: agents.http,
    httpsAgent: agents.https,
    transport: watch.transport,
    responseType: 'stream',
    decompress: false,
    proxy: false,
    maxRedirects: 0,
    validateStatus: null,
    maxBodyLength: Infinity,
    transformRequest: [(data: unknown) => data],
  });
}

function isPossible(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';
}

/**
 * Sends one request through the guard and reads the answer within bounds. Never throws: what went wrong is a reply, and says
 * whether anything can have arrived. The signal's reason, a text, tells why we stopped.
 */
export function createSendRequest(agents: GuardedAgents, maxResponseBytes: number, now: () => number): SendRequest {
  return async (plain, signal) => {
    if (!isPossible(plain.url)) return { kind: 'not-sent', code: 'invalid-request', retryable: false };
    const watch = watchRequest();
    const stop = (): void => watch.stop(String(signal.reason));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const { data } = await request(agents, { ...plain, url: new URL(plain.url).href }, watch);
      const headers = plainHeaders(data.headers, now());
      const { body, truncated } = await readReplyBody(data, headers, maxResponseBytes);
      return { kind: 'answered', status: data.statusCode ?? 0, headers, body, truncated };
    } catch (error) {
      return classifyFailure(watch.error ?? error, watch.connected);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}
