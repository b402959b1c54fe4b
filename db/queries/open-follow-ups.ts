import type { FollowUp, OpenFollowUp } from '#domain/protocol/lead-messages';
import { remainingFollowUp } from '#domain/protocol/remaining-follow-up';
import { owesSecondMessage } from './owes-second-message';
import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

interface Row {
  readonly actionId: string;
  readonly followUp: FollowUp;
  /** Accounts of which is known what came of them, but for sales whose second message is still to go out. */
  readonly settled: readonly string[];
}

const OPEN = {
  name: 'open-follow-ups',
  text: `select id as action_id, follow_up,
                array(select account from jsonb_object_keys(coalesce(result, '{}')) account
                       where not exists (select 1 from delivery d where d.lead_id = lead_action.lead_id and d.account_id::text = account
                                            and d.plan_number = (follow_up->>'planNumber')::int and ${owesSecondMessage('d')})) as settled
           from lead_action
          where lead_id = $1 and state = 'done' and followed_at is null and follow_up->>'kind' in ('plan', 'deliver')
          order by created_at`,
};

/** What actions on a lead asked for and no run has brought to its end, oldest first. */
export async function openFollowUps(sql: Queryable, leadId: string): Promise<readonly OpenFollowUp[]> {
  const rows = await readRows<Row>(sql, { ...OPEN, values: [leadId] });
  return rows.flatMap(({ actionId, followUp, settled }) => {
    const left = remainingFollowUp(followUp, new Set(settled));
    return left ? [{ actionId, followUp: left }] : [];
  });
}
