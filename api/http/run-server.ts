import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Stops accepting, lets requests in hand finish within the grace, then cuts what is left. */
  stop(graceMs: number): Promise<void>;
}

/** How often connections are looked at for being too slow: what a limit may be passed by. Node's own is 30 s. */
const LOOKED_AT_EVERY_MS = 500;

/** Listens. Slow clients are cut: 10 s for headers, 30 s for the whole request. Connections beyond the most are closed at once. */
export async function runServer(
  app: Express,
  options: { readonly host: string; readonly port: number; readonly maxConnections: number },
): Promise<RunningServer> {
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: LOOKED_AT_EVERY_MS,
    keepAliveTimeout: 65_000,
    maxHeaderSize: 32 * 1024,
  });
  server.maxConnections = options.maxConnections;
  const inHand = new Set<ServerResponse>();
  let draining = false;
  server.on('request', (_request, response) => {
    if (draining) response.setHeader('Connection', 'close');
    inHand.add(response);
    response.once('close', () => inHand.delete(response));
  });
  server.on('request', app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    port,
    stop: (graceMs) => {
      draining = true;
      for (const response of inHand) if (!response.headersSent) response.setHeader('Connection', 'close');
      return new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}
