import { Client, Connection } from '@temporalio/client';
import type { TemporalConfig } from '#config/config';

/** TLS is implied by an API key, as Temporal's cloud asks for it. */
export const connectionOptions = (config: TemporalConfig): { address: string; tls?: true; apiKey?: string } => ({
  address: config.address,
  ...(config.tls || config.apiKey ? { tls: true } : {}),
  ...(config.apiKey ? { apiKey: config.apiKey.reveal() } : {}),
});

/** A client that connects when it is first used, so that a process starts and serves while Temporal is away. */
export function createLazyClient(config: TemporalConfig): Client {
  return new Client({ connection: Connection.lazy(connectionOptions(config)), namespace: config.namespace });
}
