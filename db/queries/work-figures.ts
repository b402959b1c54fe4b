import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import { RESTARTED_IN_VAIN } from '../restart-wait';
import { IN_HAND_STATES } from '#domain/words/delivery';
import { inStates } from '../in-states';
import { type QueueDepth, queueDepth } from './queue-depth';

/** What operators are to be woken for. Ages in seconds. */
export interface WorkFigures extends QueueDepth {
  /** Age of the oldest action that was asked for and is not carried out; 0 when there is none. */
  readonly oldestActionSeconds: number;
  /** Leads whose delivery has an outcome nobody knows. */
  readonly unresolved: number;
  /** Leads whose run had to be begun again and that have not got on since. */
  readonly failing: number;
  /** Deliveries in hand that nothing happened to for an hour and five minutes: longer than any limit and wait. */
  readonly overdue: number;
  /** Places in the windows of accounts held by deliveries of leads that are over. */
  readonly leaked: number;
}

const TEXT = `
  select coalesce((select extract(epoch from now() - min(created_at)) from lead_action where state = 'pending'), 0)::float8 as oldest_action_seconds,
         (select count(*) from lead where stage = 'unresolved')::int as unresolved,
         (select count(*) from lead where stage <> 'closed' and ${RESTARTED_IN_VAIN})::int as failing,
         (select count(*) from delivery d where ${inStates('d.state', IN_HAND_STATES)} and d.reserved_at < now() - interval '65 minutes'
             and not exists (select 1 from delivery_attempt a where a.delivery_id = d.id and coalesce(a.ended_at, a.started_at) > now() - interval '65 minutes'))::int as overdue,
         (select count(*) from delivery d join lead l on l.id = d.lead_id where ${inStates('d.state', IN_HAND_STATES)}
             and l.stage = 'closed' and l.updated_at < now() - interval '10 minutes')::int as leaked`;

/** Read for each scrape: everything it counts has an index that holds little else. */
export async function workFigures(sql: Queryable): Promise<WorkFigures> {
  const [queue, figures] = await Promise.all([
    queueDepth(sql),
    readRow<Omit<WorkFigures, keyof QueueDepth>>(sql, { name: 'work-figures', text: TEXT, values: [] }),
  ]);
  return { ...queue, ...figures! };
}
