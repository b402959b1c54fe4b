import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';

/** Asks in the name of the system that a sold lead is sent to its buyers again; nothing for one that is with nobody. */
export async function askToResend(sql: Queryable, leadId: string): Promise<void> {
  await sql.query({
    name: 'resend-earlier-lead',
    text: `insert into lead_action (id, lead_id, action, payload, actor)
           select $1, $2, 'resend', '{}', 'system' where exists (select 1 from delivery where lead_id = $2 and state = 'accepted')`,
    values: [newId(), leadId],
  });
}
