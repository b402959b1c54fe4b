import type { Server } from 'node:http';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { queueDepth } from '#db/queries/queue-depth';

export interface HealthSubject {
  readonly pool: Pool;
  readonly ready: () => boolean;
}

/** `/healthz`: the process lives. `/readyz`: it takes work. `/metrics`: Prometheus text, with the depth and age of the dispatch queue. */
export async function serveHealth(server: Server, port: number, subject: HealthSubject): Promise<void> {
  const registry = createRegistry(subject.pool);
  server.on('request', (request, response) => {
    const answer = (status: number, body: string, type = 'text/plain') =>
      response.writeHead(status, { 'content-type': type }).end(body);
    if (request.url === '/healthz') answer(200, 'ok');
    else if (request.url === '/readyz') answer(subject.ready() ? 200 : 503, subject.ready() ? 'ready' : 'not ready');
    else if (request.url === '/metrics')
      registry.metrics().then(
        (text) => answer(200, text, registry.contentType),
        () => answer(503, 'no metrics now'),
      );
    else answer(404, 'not found');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function createRegistry(pool: Pool): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'leadrail_worker_' });
  const depth = new Gauge({
    name: 'leadrail_dispatch_depth',
    help: 'Leads accepted whose workflow is not started yet',
    registers: [registry],
  });
  new Gauge({
    name: 'leadrail_dispatch_age_seconds',
    help: 'Age of the oldest of them',
    registers: [registry],
    async collect() {
      const queue = await queueDepth(pool);
      depth.set(queue.depth);
      this.set(queue.oldestMs / 1000);
    },
  });
  return registry;
}
