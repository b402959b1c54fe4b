import type { Pool } from 'pg';
import { isDatabaseAway } from '#db/is-database-away';
import type { SecretBox } from '#db/secrets/secret-box';
import type { Reading } from '#domain/channels/channel';
import { LONGEST_BOOKING_MS } from '#domain/kernel/delivery-times';
import { withHeartbeat } from '../kit/with-heartbeat';

/** What a buyer answered to one attempt, as it was read. */
export interface AttemptAnswer {
  readonly deliveryId: string;
  readonly number: number;
  readonly reading: Reading;
}

// Shorter than the gap of heartbeats that Temporal forgives, less one interval of them.
const TRY_MS = 3_000;
const LONGEST_WAIT_MS = 2_000;

/**
 * Books an answer that exists nowhere but here. While Postgres is away it is tried again and again, and the heartbeats carry the answer,
 * sealed, so that a worker that dies meanwhile leaves it to the next one. `book` may run again after it came through.
 */
export async function bookAnswer<T>(secrets: SecretBox, answer: AttemptAnswer, book: () => Promise<T>): Promise<T> {
  try {
    return await inTime(book());
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
  }
  // That nobody knows is what the book says of an attempt by itself, and no answer to hand on.
  const kept = answer.reading.outcome.kind === 'unknown' ? undefined : secrets.seal(JSON.stringify(answer));
  return withHeartbeat(() => again(book), kept);
}

async function again<T>(book: () => Promise<T>): Promise<T> {
  const end = Date.now() + LONGEST_BOOKING_MS;
  for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    try {
      return await inTime(book());
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > end) throw error;
    }
  }
}

/** A connection may hang without an end: another one is tried then, and what the first one still does changes nothing. */
async function inTime<T>(booking: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error('The book did not answer in time'), { code: 'ETIMEDOUT' });
    timer = setTimeout(() => reject(error), TRY_MS);
  });
  try {
    return await Promise.race([booking, late]);
  } finally {
    clearTimeout(timer);
  }
}

const OPEN = {
  name: 'attempt-is-open',
  text: `select 1 from delivery_attempt where delivery_id = $1 and number = $2 and state in ('sending', 'unknown')`,
};

/** The answer that a worker which died could not book, from the heartbeats of this step; undefined when there is none or it was booked after all. */
export async function keptAnswer(pool: Pool, secrets: SecretBox, details: unknown): Promise<AttemptAnswer | undefined> {
  if (typeof details !== 'string') return undefined;
  const answer = JSON.parse(secrets.open(details)) as AttemptAnswer;
  const { rowCount } = await pool.query({ ...OPEN, values: [answer.deliveryId, answer.number] });
  return rowCount === 1 ? answer : undefined;
}
