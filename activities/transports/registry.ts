import type { Envelope, Reply } from '#domain/channels/channel';
import type { Transports } from '../kit/deps';
import { createHttpTransport, type HttpTransportOptions } from '#outbound/create-http-transport';

/** One way to carry an envelope out. Never throws: what went wrong is a reply. */
export interface Transport<Carried extends Envelope> {
  send(envelope: Carried, signal?: AbortSignal): Promise<Reply>;
  close(): void;
}

type Registry = { readonly [Name in Envelope['transport']]: Transport<Extract<Envelope, { transport: Name }>> };

/** Nothing to carry: a portal delivery is done when it is booked. */
const portal: Registry['portal'] = {
  send: () => Promise.resolve({ kind: 'answered', status: 200, headers: {}, body: '', truncated: false }),
  close: () => undefined,
};

/** All transports of a worker process; close them at shutdown. */
export function createTransports(options: HttpTransportOptions): Transports {
  const registry: Registry = { http: createHttpTransport(options), portal };
  return {
    send: (envelope, signal) => (registry[envelope.transport] as Transport<Envelope>).send(envelope, signal),
    close: () => Object.values(registry).forEach((transport) => transport.close()),
  };
}
