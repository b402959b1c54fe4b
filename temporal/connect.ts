import { readFileSync } from 'node:fs';
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  type GrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import type { TLSConfig } from '@temporalio/client';
import type { TemporalConfig, TemporalTlsFiles } from '#config/config';

/** Certificates are read at the start; a file that is missing ends it by name. */
export const connectionOptions = (
  config: TemporalConfig,
): { address: string; tls?: TLSConfig | true; apiKey?: string } => ({
  address: config.address,
  ...(config.tls || config.apiKey ? { tls: tlsOf(config.tlsFiles) } : {}),
  ...(config.apiKey ? { apiKey: config.apiKey.reveal() } : {}),
});

function tlsOf({ ca, cert, key, serverName }: TemporalTlsFiles): TLSConfig | true {
  const own: TLSConfig = {
    ...(ca !== undefined && { serverRootCACertificate: readFileSync(ca) }),
    ...(cert !== undefined &&
      key !== undefined && { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } }),
    ...(serverName !== undefined && { serverNameOverride: serverName }),
  };
  return Object.keys(own).length === 0 ? true : own;
}

/** A server that restarts is found again within two seconds; by default it would be tried ever more seldom. */
const RECONNECT = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 2_000 };
/** A hiccup is repeated, an absence is not waited out: whoever asks has an answer to give, and what matters is booked in Postgres. */
const ATTEMPTS = { maxAttempts: 3, initialIntervalMs: () => 50 };
/** The longest wait between two of them. */
const LONGEST_WAIT_MS = 200;

/** A client that connects when it is first used, so that a process starts and serves while Temporal is away, and says so at once. */
export function createLazyClient(config: TemporalConfig): Client {
  const { delayFunction, retryableDecider } = defaultGrpcRetryOptions(ATTEMPTS);
  let closing = false;
  const retries: GrpcRetryOptions = {
    delayFunction,
    retryableDecider: (attempt, status) => !closing && retryableDecider(attempt, status),
  };
  const connection = Connection.lazy({
    ...connectionOptions(config),
    channelArgs: RECONNECT,
    interceptors: [makeGrpcRetryInterceptor(retries)],
  });
  const close = connection.close.bind(connection);
  // A call that is repeated on a closed channel would end the process.
  connection.close = async () => {
    closing = true;
    await new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
    await close();
  };
  return new Client({ connection, namespace: config.namespace });
}
