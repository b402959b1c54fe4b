import { asksForMore, type FollowUp } from '#domain/protocol/lead-messages';
import type { Queryable } from '../pool';
import { addSteps } from './add-steps';

export interface ActionSettling {
  readonly leadId: string;
  readonly actionId: string;
  readonly action: string;
  readonly actor: string;
  /** What the workflow has to do next; null when the action was refused. */
  readonly followUp: FollowUp | null;
  readonly refusal: string | null;
  /** What it asked for is the business of the lead's own run: a verdict by which the lead goes on to the buyers. */
  readonly followed?: boolean;
  /** It could not be carried out, however often it was tried; `refusal` says why. */
  readonly givenUp?: boolean;
  readonly startedAt: number;
  readonly now: number;
}

const outcomeOf = ({ refusal, givenUp = false }: ActionSettling): 'done' | 'refused' | 'failed' =>
  refusal === null ? 'done' : givenUp ? 'failed' : 'refused';

/** Books what became of an action, once. */
export async function settleAction(sql: Queryable, done: ActionSettling): Promise<void> {
  const { rowCount } = await sql.query({
    name: 'settle-action',
    text: `update lead_action set state = $2, follow_up = $3, error_code = $4, decided_at = $5, followed_at = case when $6 then $5::timestamptz end,
             payload = case when action = 'erase' then '{}' else payload end
           where id = $1 and state = 'pending'`,
    values: [
      done.actionId,
      outcomeOf(done),
      done.followUp ? JSON.stringify(done.followUp) : null,
      done.refusal,
      new Date(done.now),
      done.followed === true || !done.followUp || !asksForMore(done.followUp),
    ],
  });
  if (rowCount === 0) return;
  await addSteps(sql, done.leadId, [
    {
      node: 'action',
      label: done.action,
      state: outcomeOf(done),
      startedAt: done.startedAt,
      endedAt: done.now,
      detail: { actionId: done.actionId, by: done.actor, ...(done.refusal ? { code: done.refusal } : {}) },
    },
  ]);
}
