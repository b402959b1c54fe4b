import { isMembers } from '#domain/kernel/members';
import { bindInto, inSight, type DataScope, type EntityScope } from '#db/scope/data-scope';
import { ENTITY_SCOPES } from '#db/scope/entity-scopes';
import type { Queryable } from '#db/pool';
import { BugError, UserError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import type { ResourceBinding, VersionedRow } from './binding';

/** Who sees the rows of a resource: said by its binding or its table, never by default. */
export function scopeOf<Row extends VersionedRow>(binding: Pick<ResourceBinding<Row>, 'scope' | 'table'>): EntityScope {
  const scope = binding.scope ?? ENTITY_SCOPES[binding.table];
  if (!scope)
    throw new BugError('resource-without-scope', 'A resource does not say who sees it', { table: binding.table });
  return scope;
}

/** Refuses a row that does not exist or that somebody may not see; the two look the same from outside. */
export async function assertRowInSight<Row extends VersionedRow>(
  sql: Queryable,
  binding: ResourceBinding<Row>,
  sees: DataScope,
  id: string,
): Promise<void> {
  if (!(await inSight(sql, scopeOf(binding), binding.table, sees, id))) throw notFound();
}

export const notFound = (): UserError => new UserError('not-found', 'There is nothing with this id.');

/** What the scopes of a row depend on. */
const OWNERS = ['id', 'buyerId', 'sourceId', 'leadTypeId', 'campaignId'] as const;

/** Whether somebody would see a row that is not there any more. */
export async function sawSnapshot<Row extends VersionedRow>(
  sql: Queryable,
  binding: ResourceBinding<Row>,
  sees: DataScope,
  snapshot: Json,
): Promise<boolean> {
  const values: unknown[] = OWNERS.map((name) => (isMembers<Json>(snapshot) ? (snapshot[name] ?? null) : null));
  const conditions = scopeOf(binding)(sees, bindInto(values), 'gone');
  const text = `select ${conditions.join(' and ') || 'true'} as seen from (values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid)) gone (id, buyer_id, source_id, lead_type_id, campaign_id)`;
  const { rows } = await sql.query<{ seen: boolean | null }>(text, values);
  return rows[0]?.seen === true;
}
