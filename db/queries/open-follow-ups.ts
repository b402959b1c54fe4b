import type { FollowUp, OpenFollowUp } from '#domain/protocol/lead-messages';
import { remainingFollowUp } from '#domain/protocol/remaining-follow-up';
import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

interface Row {
  readonly actionId: string;
  readonly followUp: FollowUp;
  readonly noted: Readonly<Record<string, unknown>> | null;
}

const OPEN = {
  name: 'open-follow-ups',
  text: `select id as action_id, follow_up, result as noted from lead_action
          where lead_id = $1 and state = 'done' and followed_at is null and follow_up->>'kind' in ('plan', 'deliver')
          order by created_at`,
};

/** What actions on a lead asked for and no run has brought to its end, oldest first. */
export async function openFollowUps(sql: Queryable, leadId: string): Promise<readonly OpenFollowUp[]> {
  const rows = await readRows<Row>(sql, { ...OPEN, values: [leadId] });
  return rows.flatMap(({ actionId, followUp, noted }) => {
    const left = remainingFollowUp(followUp, new Set(Object.keys(noted ?? {})));
    return left ? [{ actionId, followUp: left }] : [];
  });
}
