import type { Queryable } from '#db/pool';
import type { Json } from '#domain/kernel/json';
import { queueWord } from './queue-word';
import { recordDeed } from './record-deed';
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
  'identity-linked',
  'identity-unlinked',
  'passkey-added',
  'passkey-removed',
  'passkey-copied',
  'session-ended',
]);

/** Books one event of somebody's access: `userId` names whose it is, null when nobody is known by that name. */
export async function recordEvent(
  sql: Queryable,
  actor: string,
  action: AccessEvent,
  userId: string | null,
  detail: { readonly [key: string]: Json } = {},
): Promise<void> {
  await recordDeed(sql, actor, { action, entity: 'app_user', entityId: userId, detail });
  const byOthers = actor !== `user:${userId}`;
  if (userId !== null && TOLD.has(action) && (byOthers || action !== 'session-ended'))
    await queueWord(sql, 'access-changed', [userId], { what: action, byOthers });
}
