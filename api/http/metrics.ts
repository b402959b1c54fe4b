import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface DispatchStanding {
  readonly depth: number;
  readonly ageSeconds: number;
}

export interface Metrics {
  observeRequest(method: string, route: string, status: number, seconds: number): void;
  countOutcome(outcome: string): void;
  render(): Promise<{ readonly type: string; readonly text: string }>;
}

/** The process's own metrics; each app has its own registry. `readDispatch` is asked when the metrics are. */
export function createMetrics(readDispatch: () => Promise<DispatchStanding>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'leadrail_http_request_seconds',
    help: 'Seconds from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const outcomes = new Counter({
    name: 'leadrail_intake_outcomes_total',
    help: 'Leads by the first answer given',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const depth = new Gauge({
    name: 'leadrail_dispatch_depth',
    help: 'Leads acknowledged whose workflow is not started yet',
    registers: [registry],
  });
  const age = new Gauge({
    name: 'leadrail_dispatch_age_seconds',
    help: 'Age of the oldest of them',
    registers: [registry],
  });
  return {
    observeRequest: (method, route, status, seconds) => duration.labels(method, route, String(status)).observe(seconds),
    countOutcome: (outcome) => outcomes.labels(outcome).inc(),
    render: async () => {
      const standing = await readDispatch().catch(() => null);
      if (standing) {
        depth.set(standing.depth);
        age.set(standing.ageSeconds);
      }
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
