import type { LeadStands } from '#domain/protocol/run-is-behind';
import { IN_HAND_STATES } from '#domain/words/delivery';
import { inStates } from '../in-states';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

const STANDS = {
  name: 'where-lead-stands',
  text: `select stage, run_id, extract(epoch from now() - updated_at)::float8 * 1000 as quiet_ms,
         (select count(*) from delivery d where d.lead_id = lead.id and ${inStates('d.state', IN_HAND_STATES)})::int as in_hand,
         (select count(*) from lead_action a
           where a.lead_id = lead.id and a.state = 'done' and a.followed_at is null and a.follow_up->>'kind' = 'deliver' and a.result is null
             and a.decided_at < now() - interval '15 seconds'
             and not exists (select 1 from delivery d where d.lead_id = lead.id and d.plan_number = (a.follow_up->>'planNumber')::int
                              and ${inStates('d.state', IN_HAND_STATES)}))::int as owed,
         coalesce((select max((c->>'delaySeconds')::float8) from lead_plan p, jsonb_array_elements(p.candidates) c
                    where p.lead_id = lead.id and p.number = lead.plan_count), 0) * 1000 as longest_delay_ms
    from lead where id = $1 and updated_at = $2`,
};

/** What the book says of a lead that was last touched at this moment (as the database wrote it); null when it was touched since. */
export const whereLeadStands = (sql: Queryable, leadId: string, touchedAt: string): Promise<LeadStands | null> =>
  readRow<LeadStands>(sql, { ...STANDS, values: [leadId, touchedAt] });
