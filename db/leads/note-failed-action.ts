import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

const NOTE = {
  name: 'note-failed-action',
  text: `update lead_action set attempts = attempts + 1,
         next_at = now() + least(power(2, least(attempts + 1, 10)) * 5, 300) * interval '1 second'
   where id = $1 and state = 'pending'
returning attempts`,
};

/** Counts that an action could not be carried out, and puts its next try off; answers how often that was. */
export async function noteFailedAction(sql: Queryable, actionId: string): Promise<number> {
  return (await readRow<{ attempts: number }>(sql, { ...NOTE, values: [actionId] }))?.attempts ?? 0;
}
