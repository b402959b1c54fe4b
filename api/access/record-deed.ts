import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import type { Json } from '#domain/kernel/json';
import type { ACCESS_EVENTS } from '#domain/words/access';

/** Something done or refused that leaves no other trace. */
export interface Deed {
  readonly action: (typeof ACCESS_EVENTS)[number];
  readonly entity: string;
  readonly entityId: string | null;
  /** Names and codes, and the address it was asked from as `address`: nothing personal else. */
  readonly detail: { readonly [key: string]: Json };
}

const INSERT = `insert into audit_event (id, actor, action, entity, entity_id, detail) values ($1, $2, $3, $4, $5, $6::jsonb)`;

/** Books a deed in the audit log. */
export async function recordDeed(sql: Queryable, actor: string, deed: Deed): Promise<void> {
  const values = [newId(), actor, deed.action, deed.entity, deed.entityId, JSON.stringify(deed.detail)];
  await sql.query({ name: 'record-deed', text: INSERT, values });
}
