import type { Server } from 'node:http';
import type { Pool } from 'pg';
import type { BuyerLanes } from './buyer-lanes';
import { createWorkerMetrics } from './worker-metrics';

export interface HealthSubject {
  readonly pool: Pool;
  readonly lanes: BuyerLanes;
  readonly ready: () => boolean;
}

/** `/healthz`: the process lives. `/readyz`: it takes work. `/metrics`: Prometheus text, of the work there is. */
export async function serveHealth(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
  subject: HealthSubject,
): Promise<void> {
  const metrics = createWorkerMetrics(subject.pool, subject.lanes);
  server.on('request', (request, response) => {
    const answer = (status: number, body: string, type = 'text/plain') =>
      response.writeHead(status, { 'content-type': type }).end(body);
    if (request.url === '/healthz') answer(200, 'ok');
    else if (request.url === '/readyz') answer(subject.ready() ? 200 : 503, subject.ready() ? 'ready' : 'not ready');
    else if (request.url === '/metrics')
      metrics.text().then(
        (text) => answer(200, text, metrics.type),
        () => answer(503, 'no metrics now'),
      );
    else answer(404, 'not found');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
