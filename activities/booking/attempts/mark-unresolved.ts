import type { Queryable } from '#db/pool';

const MARK = {
  name: 'mark-lead-unresolved',
  text: `update lead
   set stage = 'unresolved', outcome = case when outcome = 'sold' then outcome else 'unresolved' end, closed_at = null, updated_at = $2
 where id = $1 and stage = 'closed'`,
};

/** A closed lead turned out to be with a buyer perhaps: operators see it among the unresolved. A lead still in hand is left alone. */
export async function markUnresolved(client: Queryable, leadId: string, now: number): Promise<void> {
  await client.query({ ...MARK, values: [leadId, new Date(now).toISOString()] });
}
