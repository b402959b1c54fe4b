import type { Queryable } from '#db/pool';

const MARK = {
  name: 'mark-unknown-attempts',
  text: `update delivery_attempt set state = 'unknown', ended_at = $3
 where delivery_id = $1 and state = 'sending' and started_at <= $2 and created_at <= clock_timestamp() - $4 * interval '1 millisecond'
returning number`,
};

/**
 * Attempts of one delivery that were begun by `startedBefore` and never got an answer: the worker died while sending, so the buyer
 * may have the lead. `agedMs`: by the clock of the database, too; that of the worker which asks may be wrong. The caller holds the
 * delivery's lock. Answers their numbers.
 */
export async function markUnknownAttempts(
  client: Queryable,
  attempts: { deliveryId: string; startedBefore: number; agedMs?: number; now: number },
): Promise<readonly number[]> {
  const times = [attempts.startedBefore, attempts.now].map((time) => new Date(time).toISOString());
  const { rows } = await client.query<{ number: number }>({
    ...MARK,
    values: [attempts.deliveryId, ...times, attempts.agedMs ?? 0],
  });
  return rows.map((row) => row.number);
}
