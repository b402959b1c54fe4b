import type { Queryable } from '#db/pool';
import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import { queueWord } from '#api/access/queue-word';
import type { Principal } from '#api/http/principal';

/** Where personal data will go from now on: what sends it, and the addresses. */
export interface DestinationChange {
  /** What an administrator would look for, e.g. `Delivery method Sunrise`. */
  readonly what: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Tells every administrator of origins (scheme, host, port) that personal data did not go to before. Call it in the transaction that saves
 * the change. Who, what and the origin: paths and queries of an address may hold a key.
 */
export async function tellOfDestinations(
  sql: Queryable,
  principal: Pick<Principal, 'actor' | 'userId'>,
  { what, before, after }: DestinationChange,
): Promise<void> {
  const known = new Set(before.map(originOf));
  const origins = [...new Set(after.map(originOf))].filter((origin) => !known.has(origin));
  if (origins.length === 0) return;
  const { rows } = await sql.query<{ id: string }>('select id from app_user where active and role_id = $1', [
    ADMINISTRATOR_ROLE_ID,
  ]);
  const who = await nameOf(sql, principal);
  const administrators = rows.map(({ id }) => id);
  for (const origin of origins) await queueWord(sql, 'new-destination', administrators, { who, what, origin });
}

async function nameOf(sql: Queryable, { actor, userId }: Pick<Principal, 'actor' | 'userId'>): Promise<string> {
  if (userId === null) return `the API (${actor})`;
  const { rows } = await sql.query<{ name: string }>('select name from app_user where id = $1', [userId]);
  return rows[0]?.name ?? actor;
}

const originOf = (url: string): string => new URL(url).origin;
