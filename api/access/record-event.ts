import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import type { Json } from '#domain/kernel/json';
import { queueWord } from './queue-word';
import type { ACCESS_EVENTS } from '#domain/words/access';

/** What happens to people's access. `detail` holds no personal data but the address it was asked from, as `address`. */
export type AccessEvent = (typeof ACCESS_EVENTS)[number];

/** Of these the owner of the account hears by mail. Whoever signs others out by themselves knows it. */
const TOLD: ReadonlySet<AccessEvent> = new Set([
  'password-changed',
  'password-reset',
  'second-factor-on',
  'second-factor-off',
  'recovery-codes-renewed',
  'recovery-code-used',
  'session-ended',
]);

const INSERT = `insert into audit_event (id, actor, action, entity, entity_id, detail) values ($1, $2, $3, $4, $5, $6::jsonb)`;

/** Books one event of somebody's access: `userId` names whose it is, null when nobody is known by that name. */
export async function recordEvent(
  sql: Queryable,
  actor: string,
  action: AccessEvent,
  userId: string | null,
  detail: { readonly [key: string]: Json } = {},
): Promise<void> {
  await sql.query({
    name: 'record-event',
    text: INSERT,
    values: [newId(), actor, action, 'app_user', userId, JSON.stringify(detail)],
  });
  const byOthers = actor !== `user:${userId}`;
  if (userId !== null && TOLD.has(action) && (byOthers || action !== 'session-ended'))
    await queueWord(sql, 'access-changed', [userId], { what: action, byOthers });
}
