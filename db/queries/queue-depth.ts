import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

export interface QueueDepth {
  /** Leads accepted whose workflow should have been started and is not yet; those that wait for their time are not among them. */
  readonly depth: number;
  /** Age of the oldest of them in milliseconds; 0 when there is none. */
  readonly oldestMs: number;
}

export async function queueDepth(sql: Queryable): Promise<QueueDepth> {
  const row = await readRow<QueueDepth>(sql, {
    name: 'queue-depth',
    text: `select count(*)::integer as depth,
                  coalesce(greatest(extract(epoch from clock_timestamp() - min(greatest(enqueued_at, available_at))) * 1000, 0), 0)::float8 as oldest_ms
             from lead_dispatch where available_at <= now()`,
  });
  return { depth: row?.depth ?? 0, oldestMs: Math.round(row?.oldestMs ?? 0) };
}
