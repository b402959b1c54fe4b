import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import type { Json } from '#domain/kernel/json';

/** What happens to people's access. `detail` holds no personal data but the address it was asked from, as `address`. */
export type AccessEvent =
  | 'sign-in' | 'sign-in-failed' | 'sign-in-locked' | 'sign-out' | 'session-ended'
  | 'password-changed' | 'password-reset-asked' | 'password-reset' | 'invited' | 'invitation-accepted'
  | 'second-factor-on' | 'second-factor-off' | 'recovery-codes-renewed' | 'recovery-code-used' | 'token-refused';

const INSERT = `insert into audit_event (id, actor, action, entity, entity_id, detail) values ($1, $2, $3, $4, $5, $6::jsonb)`;

/** Books one event of somebody's access: `userId` names whose it is, null when nobody is known by that name. */
export async function recordEvent(
  sql: Queryable, actor: string, action: AccessEvent, userId: string | null, detail: { readonly [key: string]: Json } = {},
): Promise<void> {
  await sql.query({ name: 'record-event', text: INSERT, values: [newId(), actor, action, 'app_user', userId, JSON.stringify(detail)] });
}
