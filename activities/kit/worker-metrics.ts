import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { type WorkFigures, workFigures } from '#db/queries/work-figures';
import type { BuyerLanes } from './buyer-lanes';

type Reading = (figures: WorkFigures, lanes: BuyerLanes) => number;
/** What is measured at each scrape; docs/operations.md says what to wake somebody for. */
const GAUGES: Readonly<Record<string, readonly [string, Reading]>> = {
  leadrail_dispatch_depth: ['Leads accepted whose workflow is not started yet', ({ depth }) => depth],
  leadrail_dispatch_age_seconds: ['Age of the oldest of them', ({ oldestMs }) => oldestMs / 1000],
  leadrail_action_age_seconds: [
    'Age of the oldest action that was asked for and is not carried out',
    ({ oldestActionSeconds }) => oldestActionSeconds,
  ],
  leadrail_unresolved_leads: ['Leads with a delivery whose outcome nobody knows', ({ unresolved }) => unresolved],
  leadrail_failing_leads: ['Leads whose processing failed and is begun again', ({ failing }) => failing],
  leadrail_overdue_deliveries: ['Deliveries in hand for longer than any limit and wait', ({ overdue }) => overdue],
  leadrail_leaked_places: ['Deliveries in hand of leads that are over', ({ leaked }) => leaked],
  leadrail_silent_buyers: ['Delivery methods that do not answer this worker now', (_figures, lanes) => lanes.silent],
};

/** Prometheus text of this worker and of the work there is. All of one scrape is of one moment. */
export function createWorkerMetrics(pool: Pool, lanes: BuyerLanes): { readonly type: string; text(): Promise<string> } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'leadrail_worker_' });
  const gauges = Object.entries(GAUGES).map(
    ([name, [help, reading]]) => [new Gauge({ name, help, registers: [registry] }), reading] as const,
  );
  return {
    type: registry.contentType,
    text: async () => {
      const figures = await workFigures(pool);
      for (const [gauge, reading] of gauges) gauge.set(reading(figures, lanes));
      return registry.metrics();
    },
  };
}
