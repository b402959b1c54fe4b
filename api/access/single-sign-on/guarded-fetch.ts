import type { CustomFetch } from 'openid-client';
import type { Reply } from '#domain/channels/channel';
import { allowsHost } from '#domain/access/allows-host';
import { isProviderAddress } from '#domain/access/single-sign-on.schema';
import type { HttpTransport } from '#outbound/create-http-transport';
import { ProviderFailure, type ProviderFault } from './provider-failure';

const TIMEOUT_MS = 5000;
/** Of an answer; a list of keys has some kilobytes. */
export const MOST_PROVIDER_BYTES = 256 * 1024;

const FAULTS: Readonly<Record<string, ProviderFault>> = {
  'blocked-address': 'address-refused',
  'tls-failed': 'tls',
  'timed-out': 'too-slow',
  'not-sent-in-time': 'too-slow',
  'connect-timed-out': 'too-slow',
};

/**
 * Asks a provider through the guarded sender alone: https off this machine, public addresses, hosts on the installation's list, no
 * redirects, bounded in time and size. Throws ProviderFailure.
 */
export function createGuardedFetch(
  transport: Pick<HttpTransport, 'send'>,
  hosts: () => Promise<readonly string[]>,
): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    if (!isProviderAddress(url)) throw new ProviderFailure('address-refused');
    if (!allowsHost(await hosts(), url)) throw new ProviderFailure('host-not-allowed');
    const reply = await transport.send(
      {
        transport: 'http',
        method: method as 'GET' | 'POST',
        url,
        headers: { ...headers },
        body: body === undefined || body === null ? null : String(body as string | URLSearchParams),
        timeoutMs: TIMEOUT_MS,
        authentication: { type: 'none' },
      },
      signal,
    );
    return responseOf(reply);
  };
}

function responseOf(reply: Reply): Response {
  if (reply.kind !== 'answered') throw new ProviderFailure(FAULTS[reply.code] ?? 'unreachable');
  const { status, headers, body, truncated } = reply;
  if (truncated) throw new ProviderFailure('too-long');
  if (status >= 300 && status < 400) throw new ProviderFailure('redirect');
  if (status < 200 || status > 599) throw new ProviderFailure('unreadable');
  const isBare = status === 204 || status === 205;
  // What was counted and decoded on the way is not what these headers speak of.
  const { 'content-length': _length, 'content-encoding': _encoding, ...rest } = headers;
  return new Response(isBare ? null : body, { status, headers: rest });
}
