import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import { RESTART_WAIT } from '../restart-wait';

// What the lead got done since its run was begun again ends the row of vain tries.
const CLAIM = {
  name: 'claim-restart',
  text: `update lead set restarts = case when updated_at > restarted_at then 1 else restarts + 1 end, restarted_at = now()
   where id = $1 and stage <> 'closed' and (restarted_at is null or updated_at > restarted_at or restarted_at + ${RESTART_WAIT} <= now())
returning restarts`,
};

/**
 * Takes it on to begin the run of a lead again, one worker at a time and later after each try in vain, five minutes at most, however old
 * the lead is. Answers how many tries in a row that makes; null when it is not due, or somebody else was faster.
 */
export async function claimRestart(sql: Queryable, leadId: string): Promise<number | null> {
  return (await readRow<{ restarts: number }>(sql, { ...CLAIM, values: [leadId] }))?.restarts ?? null;
}
