import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { UserError } from '#domain/kernel/errors';
import type { ResourceBinding, VersionedRow } from './binding';

export interface RowPage<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/** One page in descending order of ids, which for our ids is newest first. */
export async function listRows<Row extends VersionedRow>(
  binding: Pick<ResourceBinding<Row>, 'entity' | 'contract'>, em: EntityManager, query: { readonly limit: number; readonly cursor?: string | undefined; readonly [filter: string]: unknown },
): Promise<RowPage<Row>> {
  const filters = binding.contract.filters.filter((name) => query[name] !== undefined).map((name) => ({ [name]: filterValue(name, query[name]) }));
  const after = query.cursor === undefined ? [] : [{ id: { $lt: readCursor(query.cursor) } }];
  const where = { $and: [...filters, ...after] } as unknown as FilterQuery<Row>;
  const rows = await em.fork().find(binding.entity, where, { orderBy: { id: 'desc' } as never, limit: query.limit + 1 });
  const items = rows.slice(0, query.limit) as Row[];
  return { items, next: rows.length > query.limit ? writeCursor(items.at(-1)?.id ?? '') : null };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function filterValue(name: string, value: unknown): unknown {
  if (name.endsWith('Id') && !UUID.test(String(value))) throw new UserError('invalid-request', `The filter ${name} must be an id.`);
  return value;
}

export const writeCursor = (id: string): string => Buffer.from(id).toString('base64url');

export function readCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!UUID.test(id)) throw new UserError('invalid-cursor', 'The cursor is not one this list gave out.');
  return id;
}
