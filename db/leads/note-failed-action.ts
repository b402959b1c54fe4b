import { waitAfterTries } from './wait-after-tries';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

const NOTE = {
  name: 'note-failed-action',
  text: `update lead_action set attempts = attempts + 1,
         next_at = now() + ${waitAfterTries('attempts + 1')}
   where id = $1 and state = 'pending'
returning attempts`,
};

/** Counts that an action could not be carried out, and puts its next try off; answers how often that was. */
export async function noteFailedAction(sql: Queryable, actionId: string): Promise<number> {
  return (await readRow<{ attempts: number }>(sql, { ...NOTE, values: [actionId] }))?.attempts ?? 0;
}
