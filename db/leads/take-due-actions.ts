import { waitAfterTries } from './wait-after-tries';
import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

export interface DueAction {
  readonly id: string;
  readonly leadId: string;
  readonly action: string;
  /** How often it could not be carried out. */
  readonly attempts: number;
}

const TAKE = {
  name: 'take-due-actions',
  text: `update lead_action taken
   set next_at = now() + ${waitAfterTries('taken.attempts')}
  from (select id, attempts, created_at
          from (select distinct on (lead_id) id, attempts, created_at from lead_action
                 where state = 'pending' and created_at < now() - interval '3 seconds' and coalesce(next_at, created_at) <= now()
                 order by lead_id, created_at) first_of_lead
         order by attempts, created_at limit $1) due
 where taken.id = due.id and taken.state = 'pending'
returning taken.id, taken.lead_id, taken.action, taken.attempts`,
};

/**
 * Actions to hand over now, one of each lead, those that failed least first. Whoever takes them has five seconds, and after each failure
 * twice as long, up to five minutes, before they are due again; so none is in another's way.
 */
export const takeDueActions = (sql: Queryable, most: number): Promise<DueAction[]> =>
  readRows<DueAction>(sql, { ...TAKE, values: [most] });
