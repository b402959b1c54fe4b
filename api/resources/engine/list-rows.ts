import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Queryable } from '#db/pool';
import { bindInto, type DataScope } from '#db/scope/data-scope';
import { UserError } from '#domain/kernel/errors';
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

/** One page of what somebody sees, in descending order of ids, which for our ids is newest first. */
export async function listRows<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  { sql, em }: { readonly sql: Queryable; readonly em: EntityManager },
  query: PageRequest,
  sees: DataScope,
): Promise<ResourcePage<Row>> {
  const values: unknown[] = [];
  const bind = bindInto(values);
  const filters = binding.contract.filters
    .filter((name) => query[name] !== undefined)
    .map((name) => `${columnOf(binding.table, name)} = ${bind(filterValue(name, query[name]))}`);
  const after = query.cursor === undefined ? [] : [`${binding.table}.id < ${bind(readCursor(query.cursor))}::uuid`];
  const where = [...scopeOf(binding)(sees, bind, binding.table), ...filters, ...after].join(' and ') || 'true';
  const text = `select ${binding.table}.id from ${binding.table} where ${where} order by ${binding.table}.id desc limit ${bind(query.limit + 1)}`;
  const { rows: picked } = await sql.query<{ id: string }>({ text, values });
  const ids = picked.slice(0, query.limit).map(({ id }) => id);
  const items =
    ids.length === 0
      ? []
      : await em
          .fork()
          .find(binding.entity, { id: { $in: ids } } as unknown as FilterQuery<Row>, {
            orderBy: { id: 'desc' } as never,
          });
  return { items: items as Row[], next: picked.length > query.limit ? writeCursor(ids.at(-1) ?? '') : null };
}

const columnOf = (table: string, field: string): string =>
  `${table}.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function filterValue(name: string, value: unknown): unknown {
  if (name.endsWith('Id') && !UUID.test(String(value)))
    throw new UserError('invalid-request', `The filter ${name} must be an id.`);
  return value;
}

export const writeCursor = (id: string): string => Buffer.from(id).toString('base64url');

export function readCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!UUID.test(id)) throw new UserError('invalid-cursor', 'The cursor is not one this list gave out.');
  return id;
}
