import type { Authentication, Envelope } from '#domain/channels/channel';
import { allowsHost, HOST_NOT_ALLOWED } from '#domain/access/allows-host';
import type { Transports } from '../kit/deps';

/** The same transports, which send nothing to a host that is not on the installation's list: no lead, no test, no question about a lead. */
export function toAllowedHosts(transports: Transports, hosts: () => Promise<readonly string[]>): Transports {
  return {
    send: async (envelope, signal) => {
      const allowed = await hosts().catch(() => undefined);
      // Sent without looking would be sent for good; a list that cannot be read now can be read in a moment.
      if (!allowed) return { kind: 'not-sent', code: 'hosts-unknown', retryable: true };
      return addressesOf(envelope).every((url) => allowsHost(allowed, url))
        ? transports.send(envelope, signal)
        : { kind: 'not-sent', code: HOST_NOT_ALLOWED, retryable: false };
    },
    close: () => transports.close(),
  };
}

const addressesOf = (envelope: Envelope): string[] =>
  envelope.transport === 'http' ? [envelope.url, ...tokenUrlOf(envelope.authentication)] : [];

const tokenUrlOf = (login: Authentication): string[] => (login.type === 'oauth2' ? [login.tokenUrl] : []);
