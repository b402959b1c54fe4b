import type { LookupFunction } from 'node:net';
import type { Authentication, HttpEnvelope, Reply } from '#domain/channels/channel';
import { createAddressGuard } from './address-guard';
import { createBasic, createBearer, createPlain, type Authenticator } from './authenticate';
import { createDigest } from './digest';
import { createGuardedAgents } from './guarded-agents';
import { createOauth } from './oauth';
import { createSendRequest, type PlainRequest } from './send-request';

export interface HttpTransportOptions {
  /** Address ranges inside the own network that may be reached, in CIDR notation. */
  readonly allow: readonly string[];
  /** Bytes of an answer that are read; the rest is cut. */
  readonly maxResponseBytes: number;
  /** Epoch milliseconds; the system clock when absent. */
  readonly now?: () => number;
  /** The system's resolver when absent. */
  readonly lookup?: LookupFunction;
}

export interface HttpTransport {
  /** Sends within the envelope's time, all authentication included. Never throws. An aborted signal ends the request. */
  send(envelope: HttpEnvelope, signal?: AbortSignal): Promise<Reply>;
  close(): void;
}

type Authenticators = { readonly [Type in Authentication['type']]: Authenticator<Type> };

/** One deadline for everything, and the caller's wish to stop, as one signal. */
async function within(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<Reply>,
): Promise<Reply> {
  const controller = new AbortController();
  const cancel = (): void => controller.abort('cancelled');
  const timer = setTimeout(() => controller.abort('timed-out'), timeoutMs);
  if (outer?.aborted) cancel();
  outer?.addEventListener('abort', cancel, { once: true });
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', cancel);
  }
}

/** The one client for outbound HTTP: guarded addresses, no redirects, no proxy, bounded in time and size. */
export function createHttpTransport(options: HttpTransportOptions): HttpTransport {
  const now = options.now ?? Date.now;
  const agents = createGuardedAgents(createAddressGuard(options.allow), options.lookup);
  const send = createSendRequest(agents, options.maxResponseBytes, now);
  const authenticators: Authenticators = {
    none: createPlain(send),
    basic: createBasic(send),
    digest: createDigest(send),
    bearer: createBearer(send),
    oauth2: createOauth(send, now),
  };
  return {
    send: ({ method, url, headers, body, timeoutMs, authentication }, signal) => {
      const request: PlainRequest = { method, url, headers, body };
      if (!URL.canParse(url)) return Promise.resolve({ kind: 'not-sent', code: 'invalid-request', retryable: false });
      const authenticate = authenticators[authentication.type] as Authenticator<Authentication['type']>;
      return within(timeoutMs, signal, (inner) => authenticate(request, authentication as never, inner));
    },
    close: () => agents.destroy(),
  };
}
