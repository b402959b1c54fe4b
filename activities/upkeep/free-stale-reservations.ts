import type { Pool } from 'pg';
import { inTransaction } from '#db/pool';
import { giveUpDelivery } from '../booking/attempts/give-up-delivery';
import { lockDelivery } from '../booking/lock-delivery';
import { markUnknownAttempts } from '../booking/attempts/mark-unknown-attempts';
import { markUnresolved } from '../booking/attempts/mark-unresolved';
import { inStates } from '#db/in-states';
import { LONGEST_WAIT_MS } from '#domain/protocol/retry';
import { IN_HAND_STATES } from '#domain/words/delivery';

/** What waits for its next try is in the hands of Temporal for as long as a method may wait. */
const QUIET = `case when d.state = 'retrying' then $1::timestamptz - ${LONGEST_WAIT_MS} * interval '1 millisecond' else $1::timestamptz end`;
const STALE = `${inStates('d.state', IN_HAND_STATES)}
   and l.stage in ('closed', 'unresolved')
   and d.reserved_at <= ${QUIET}
   and not exists (select 1 from delivery_attempt a where a.delivery_id = d.id and coalesce(a.ended_at, a.started_at) > ${QUIET})`;
const FIND = {
  name: 'find-stale-reservations',
  text: `select d.id from delivery d join lead l on l.id = d.lead_id where ${STALE} order by d.reserved_at limit $2`,
};
const STILL = {
  name: 'still-stale-reservation',
  text: `select 1 from delivery d join lead l on l.id = d.lead_id where d.id = $2 and ${STALE}`,
};

export interface StaleSweep {
  /** Since the delivery was last touched; longer than any attempt and wait of a running workflow. */
  readonly olderThanMs: number;
  readonly now: number;
  readonly limit?: number;
}
export interface StaleSwept {
  readonly released: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * The net under the workflows: open deliveries of leads whose workflow is over give their places back, or become unknown when the
 * buyer may have been reached (the lead then turns unresolved). A delivery of a lead in hand, or touched lately, is never freed.
 */
export async function freeStaleReservations(pool: Pool, sweep: StaleSweep): Promise<StaleSwept> {
  const before = new Date(sweep.now - sweep.olderThanMs).toISOString();
  const { rows } = await pool.query<{ id: string }>({ ...FIND, values: [before, sweep.limit ?? 500] });
  const swept = { released: [] as string[], unknown: [] as string[] };
  for (const { id } of rows) {
    const state = await freeOne(pool, id, before, sweep.now);
    if (state) swept[state].push(id);
  }
  return swept;
}

async function freeOne(
  pool: Pool,
  deliveryId: string,
  before: string,
  now: number,
): Promise<'released' | 'unknown' | null> {
  return inTransaction(pool, async (client) => {
    const delivery = await lockDelivery(client, deliveryId);
    const { rows } = await client.query({ ...STILL, values: [before, deliveryId] });
    if (rows.length === 0) return null;
    await markUnknownAttempts(client, { deliveryId, startedBefore: now, now });
    const reason = { code: 'abandoned', message: 'The lead was closed while this delivery was still open.' };
    const booked = await giveUpDelivery(client, delivery, reason, now);
    if (booked.state === 'unknown') await markUnresolved(client, delivery.leadId, now);
    return booked.state === 'unknown' ? 'unknown' : 'released';
  });
}
