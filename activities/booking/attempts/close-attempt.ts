import type { AttemptOutcome } from '#domain/channels/channel';
import type { Queryable } from '#db/pool';
import { storableJson } from '../storable-json';

const CLOSE = {
  name: 'close-attempt',
  text: `with closed as (
  update delivery_attempt
     set state = $3, response = $4, reading = $5, ended_at = $6
   where delivery_id = $1 and number = $2 and state in ('sending', 'unknown')
  returning number
)
select exists (select 1 from closed) as fresh,
       exists (select 1 from delivery_attempt where delivery_id = $1 and number <> $2 and state = 'unknown') as unanswered`,
};

/**
 * Writes an answer on its attempt, also a late one on an attempt that was given up as unknown; an answer that is there stays.
 * `fresh`: it was written now. `unanswered`: another attempt of the delivery never got an answer.
 */
export async function closeAttempt(
  client: Queryable,
  attempt: {
    deliveryId: string;
    number: number;
    kind: AttemptOutcome['kind'];
    response: unknown;
    reading: unknown;
    now: number;
  },
): Promise<{ readonly fresh: boolean; readonly unanswered: boolean }> {
  const { rows } = await client.query<{ fresh: boolean; unanswered: boolean }>({
    ...CLOSE,
    values: [
      attempt.deliveryId,
      attempt.number,
      attempt.kind,
      storableJson(attempt.response),
      storableJson(attempt.reading),
      new Date(attempt.now).toISOString(),
    ],
  });
  return rows[0] ?? { fresh: false, unanswered: false };
}
