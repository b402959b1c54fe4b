import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager, EntityName } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { ColumnFacts } from '#db/listing/list-source';
import { readIds, type IdList } from '#db/listing/read-ids';
import type { DataScope } from '#db/scope/data-scope';
import { BugError, UserError } from '#domain/kernel/errors';
import { isUuid } from '#domain/kernel/uuid';
import { listOfResource } from '#api/contract/listing/list-of-resource';
import type { Resource } from '#api/contract/resources/resource';
import type { ResourceBinding, VersionedRow } from './binding';
import { scopeOf } from './sight';

export interface ResourcePage<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly [filter: string]: unknown;
}

/** The plain list of a resource: newest first, filtered by equality, read by the engine that searches are read by. */
export const idListOf = <Row extends VersionedRow>(binding: ResourceBinding<Row>): IdList => ({
  name: binding.contract.name,
  table: binding.table,
  scope: scopeOf(binding),
  columns: filterColumns(binding.contract),
});

/** Texts are compared as they are, like choices. */
function filterColumns(contract: Resource): ColumnFacts[] {
  const known = new Map(listOfResource(contract).columns.map((column) => [column.name, column.kind]));
  return contract.filters.map((name) => {
    const kind = known.get(name);
    if (kind === 'id') return { name, kind };
    if (kind === 'text' || kind === 'choice') return { name, kind: 'choice' };
    throw new BugError('cannot-filter', 'Plain lists are filtered by texts, choices and ids', { filter: name });
  });
}

/** One page of what somebody sees. */
export async function listRows<Row extends { readonly id: string }>(
  entity: EntityName<Row>,
  list: IdList,
  { pool, em }: { readonly pool: Pool; readonly em: EntityManager },
  { limit, cursor, ...filters }: PageRequest,
  sees: DataScope,
): Promise<ResourcePage<Row>> {
  const equals = filters as Readonly<Record<string, string | undefined>>;
  for (const { name, kind } of list.columns ?? [])
    if (kind === 'id' && equals[name] !== undefined && !isUuid(equals[name]))
      throw new UserError('invalid-request', `The filter ${name} must be an id.`);
  const { ids, next } = await readIds(pool, list, { sees, limit, cursor, equals });
  if (ids.length === 0) return { items: [], next };
  const items = await em
    .fork()
    .find(entity, { id: { $in: [...ids] } } as unknown as FilterQuery<Row>, { orderBy: { id: 'desc' } as never });
  return { items: items as Row[], next };
}
