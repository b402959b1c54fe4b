import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import type { Json } from '#domain/kernel/json';
import type { Principal } from '#api/http/principal';
import type { LOOKS } from '#domain/words/access';

/** A look at personal data. */
export interface Look {
  readonly action: (typeof LOOKS)[number];
  /** What was looked at: `lead`, or the name of a list. */
  readonly entity: string;
  /** Which one, when it was one. */
  readonly entityId?: string | null;
  /** How many rows were handed out. */
  readonly count?: number;
  /** Names of columns, formats, sizes: never values that were searched for or found. */
  readonly detail?: { readonly [key: string]: Json };
}

const INSERT = `insert into audit_look (id, actor, action, entity, entity_id, count, detail) values ($1, $2, $3, $4, $5, $6, $7::jsonb)`;

/** Books that somebody saw personal data: who, what, when, how much of it. */
export async function recordLook(sql: Queryable, principal: Pick<Principal, 'actor'>, look: Look): Promise<void> {
  const { action, entity, entityId = null, count = 1, detail = {} } = look;
  await sql.query({
    name: 'record-look',
    text: INSERT,
    values: [newId(), principal.actor, action, entity, entityId, count, JSON.stringify(detail)],
  });
}
