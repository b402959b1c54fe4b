import type { Queryable } from '#db/pool';

const END = {
  name: 'end-follow-up',
  text: `update lead_action set followed_at = $3 where id = $1 and lead_id = $2 and followed_at is null`,
};

/** Books that what an action asked for came to its end: no run that begins the lead again takes it up. Safe to repeat. */
export async function bookFollowed(
  sql: Queryable,
  { leadId, actionId, now }: { readonly leadId: string; readonly actionId: string; readonly now: number },
): Promise<void> {
  await sql.query({ ...END, values: [actionId, leadId, new Date(now)] });
}
