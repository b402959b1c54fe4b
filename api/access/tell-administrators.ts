import type { Queryable } from '#db/pool';
import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import type { Json } from '#domain/kernel/json';
import type { Principal } from '#api/http/principal';
import { queueWord, type WordKind } from './queue-word';

/** Leaves a mail for every administrator about what somebody did, with their name as `who`. Call it in the transaction of what it tells. */
export async function tellAdministrators(
  sql: Queryable,
  kind: WordKind,
  principal: Pick<Principal, 'actor' | 'userId'>,
  detail: { readonly [key: string]: Json },
): Promise<void> {
  const { rows } = await sql.query<{ id: string }>('select id from app_user where active and role_id = $1', [
    ADMINISTRATOR_ROLE_ID,
  ]);
  const administrators = rows.map(({ id }) => id);
  await queueWord(sql, kind, administrators, { who: await nameOf(sql, principal), ...detail });
}

async function nameOf(sql: Queryable, { actor, userId }: Pick<Principal, 'actor' | 'userId'>): Promise<string> {
  if (userId === null) return `the API (${actor})`;
  const { rows } = await sql.query<{ name: string }>('select name from app_user where id = $1', [userId]);
  return rows[0]?.name ?? actor;
}
