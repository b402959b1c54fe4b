import type { StoredSingleSignOn } from '#db/entities/installation.entity';
import type { Queryable } from '#db/pool';
import { canonicalJson } from '#domain/kernel/canonical-json';
import type { Json } from '#domain/kernel/json';
import { tellAdministrators } from '#api/access/tell-administrators';
import type { Principal } from '#api/http/principal';

/** Tells every administrator that others may come in from now on, or in another way. What the button says changes nothing of it. */
export async function tellOfSingleSignOn(
  sql: Queryable,
  principal: Pick<Principal, 'actor' | 'userId'>,
  before: StoredSingleSignOn,
  after: StoredSingleSignOn,
): Promise<void> {
  const names = (Object.keys(after) as (keyof StoredSingleSignOn)[]).filter((name) => name !== 'caption');
  const changed = names.filter((name) => canonicalJson(before[name] as Json) !== canonicalJson(after[name] as Json));
  if (changed.length === 0) return;
  const { enabled, issuer } = after;
  await tellAdministrators(sql, 'single-sign-on-changed', principal, { on: enabled, issuer, changed });
}
