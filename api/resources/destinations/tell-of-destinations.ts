import type { Queryable } from '#db/pool';
import { tellAdministrators } from '#api/access/tell-administrators';
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
  for (const origin of origins) await tellAdministrators(sql, 'new-destination', principal, { what, origin });
}

const originOf = (url: string): string => new URL(url).origin;
