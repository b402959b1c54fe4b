import type { Pool, PoolClient } from 'pg';
import { newId } from '#db/new-id';
import { inTransaction, type Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { Booked } from '../booked';
import { settledAs } from '#domain/distribution/settled-as';
import { queueDeliveryNotices } from '#activities/notices/queue-delivery-notices';
import { bookedAs, lockDelivery, type LockedDelivery } from '../lock-delivery';
import { markUnknownAttempts } from './mark-unknown-attempts';
import { setDeliveryState } from '../set-delivery-state';
import { storableJson } from '../storable-json';
import { type DeliveryState, TAKEN_STATES } from '#domain/words/delivery';
import { inStates } from '#db/in-states';

export interface AttemptStart {
  readonly deliveryId: string;
  /** What will be sent, secrets masked; kept with the attempt. */
  readonly request: unknown;
  /** An attempt of another worker that is older counts as lost, and this one goes ahead. */
  readonly staleAfterMs: number;
  readonly now: number;
  /** No attempt after this many: where retries are off, one that got no answer is not repeated by a crash either. */
  readonly most?: number;
  /** An operator sends again what is unknown or was accepted; a sale is not booked twice. */
  readonly resend?: boolean;
}

export type AttemptStarted =
  | { readonly kind: 'send'; readonly number: number }
  /** `leadClosed`: the sale has closed its lead already, or somebody else has. */
  | {
      readonly kind: 'decided';
      readonly state: ReturnType<typeof settledAs>;
      readonly outcome: Booked;
      readonly leadClosed: boolean;
    }
  | { readonly kind: 'in-flight'; readonly number: number; readonly startedAt: number };

const START = {
  name: 'start-attempt',
  text: `with begun as (
  update delivery set attempts = attempts + 1, state = case when ${inStates('state', TAKEN_STATES)} then state else 'sending' end
   where id = $1 and state = any($5)
  returning id, attempts
)
insert into delivery_attempt (id, delivery_id, number, state, request, started_at)
select $2, b.id, b.attempts, 'sending', $3, $4 from begun b
returning number`,
};
const IN_FLIGHT = {
  name: 'attempt-in-flight',
  text: `select number, started_at from delivery_attempt where delivery_id = $1 and state = 'sending' order by number desc limit 1`,
};
const READY: readonly DeliveryState[] = ['reserved', 'retrying'];
const AGAIN: readonly DeliveryState[] = [...READY, 'unknown', 'accepted', 'tested'];

/**
 * Writes the intent to send before anything is sent, so that a crash can never hide an attempt. The book numbers the attempts. One
 * attempt at a time: a younger one of another worker is waited for, an older one is marked unknown and followed by the next.
 */
export async function startAttempt(pool: Pool, start: AttemptStart): Promise<AttemptStarted> {
  const number = await begin(pool, start, READY);
  return number === undefined ? inTransaction(pool, (client) => startLocked(client, start)) : { kind: 'send', number };
}

async function startLocked(client: PoolClient, start: AttemptStart): Promise<AttemptStarted> {
  const delivery = await lockDelivery(client, start.deliveryId);
  const from: DeliveryState[] = [...(start.resend ? AGAIN : READY)];
  if (delivery.state === 'sending' || start.resend) {
    await markUnknownAttempts(client, {
      ...start,
      startedBefore: start.now - start.staleAfterMs,
      agedMs: start.staleAfterMs,
    });
    const running = await readRow<{ number: number; startedAt: number }>(client, {
      ...IN_FLIGHT,
      values: [delivery.id],
    });
    if (running) return { kind: 'in-flight', ...running };
    from.push('sending');
    if (!start.resend && start.most !== undefined && delivery.attempts >= start.most)
      return unanswered(client, delivery);
  }
  const number = await begin(client, start, from);
  if (number !== undefined) return { kind: 'send', number };
  const outcome = bookedAs(delivery);
  return { kind: 'decided', state: settledAs(outcome), outcome, leadClosed: delivery.stage === 'closed' };
}

/** The last attempt was lost with its worker, and the method sends nothing again: whether the buyer has the lead, somebody has to find out. */
async function unanswered(client: PoolClient, delivery: LockedDelivery): Promise<AttemptStarted> {
  const reason = {
    code: 'no-answer',
    message: 'The attempt was interrupted before an answer came, and the delivery method repeats nothing.',
  };
  await queueDeliveryNotices(client, delivery.id, 'delivery-unknown');
  const outcome = await setDeliveryState(client, delivery, { state: 'unknown', reason, decidedAt: null });
  return { kind: 'decided', state: settledAs(outcome), outcome, leadClosed: false };
}

async function begin(sql: Queryable, start: AttemptStart, from: readonly DeliveryState[]): Promise<number | undefined> {
  const row = await readRow<{ number: number }>(sql, {
    ...START,
    values: [start.deliveryId, newId(), storableJson(start.request), new Date(start.now).toISOString(), from],
  });
  return row?.number;
}
