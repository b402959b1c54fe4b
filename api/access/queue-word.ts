import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import type { Json } from '#domain/kernel/json';

/** Mails about something other than a lead; the worker writes them, see `activities/notices`. */
export type WordKind = 'new-destination' | 'access-changed' | 'single-sign-on-changed';

const INSERT = `
  insert into notice (id, kind, user_id, channel, detail)
  select given.id, $3, given.user_id, 'email', $4::jsonb
  from unnest($1::uuid[], $2::uuid[]) given(id, user_id)`;

/** Leaves a mail for each of these people. Call it in the transaction of what it tells; `detail` holds no secret and nothing of a lead. */
export async function queueWord(
  sql: Queryable,
  kind: WordKind,
  userIds: readonly string[],
  detail: { readonly [key: string]: Json },
): Promise<void> {
  await sql.query({
    name: 'queue-word',
    text: INSERT,
    values: [userIds.map(() => newId()), userIds, kind, JSON.stringify(detail)],
  });
}
