import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Pool } from 'pg';
import { createTemporalLeadWorkflows } from '#api/engine/temporal-lead-workflows';
import { newId } from '#db/new-id';
import { createLazyClient } from '#temporal/connect';

const DEADLINE_MS = 20_000;
const clientOf = (port: number) =>
  createLazyClient({
    address: `127.0.0.1:${port}`,
    namespace: 'default',
    tls: false,
    tlsFiles: { ca: undefined, cert: undefined, key: undefined, serverName: undefined },
    apiKey: undefined,
  });

/** A server that takes connections and never says a word: what a hanging or half-dead engine looks like. */
async function silentServer(): Promise<{ server: Server; port: number; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    server,
    port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function measure(work: () => Promise<boolean>): Promise<{ decided: boolean; ms: number }> {
  const started = performance.now();
  return { decided: await work(), ms: performance.now() - started };
}

describe('a synchronous post while the engine is away', () => {
  it.each(['refuses connections', 'takes connections and says nothing'])(
    'does not wait for its deadline: %s',
    async (how) => {
      const silent = await silentServer();
      if (how === 'refuses connections') silent.close();
      const client = clientOf(silent.port);
      try {
        const workflows = createTemporalLeadWorkflows(null as unknown as Pool, client);
        const first = await measure(() => workflows.startAndAwaitOutcome(newId(), DEADLINE_MS));
        expect(first.decided).toBe(false);
        expect(first.ms).toBeLessThan(5_000);
        // For the next moments nobody asks at all.
        const next = await measure(() => workflows.startAndAwaitOutcome(newId(), DEADLINE_MS));
        expect(next.decided).toBe(false);
        expect(next.ms).toBeLessThan(50);
      } finally {
        await client.connection.close();
        silent.close();
      }
    },
    30_000,
  );
});
