import type { Pool } from 'pg';
import type { DataScope, EntityScope } from '../scope/data-scope';
import type { ColumnFacts } from './list-source';
import { readPage } from './read-list';
import { tableSource } from './table-source';

/** Rows of a table that are listed by themselves, newest first. */
export interface IdList {
  readonly name: string;
  readonly table: string;
  readonly scope: EntityScope;
  /** What it may be filtered by. */
  readonly columns?: readonly ColumnFacts[];
}
export interface IdPageRequest {
  readonly sees: DataScope;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Values by column; each must be equal. */
  readonly equals?: Readonly<Record<string, string | undefined>>;
}

/** The ids of one page, in descending order, which for our ids is newest first. */
export async function readIds(
  pool: Pool,
  { name, table, scope, columns = [] }: IdList,
  { sees, limit, cursor, equals = {} }: IdPageRequest,
): Promise<{ readonly ids: readonly string[]; readonly next: string | null }> {
  const items = Object.entries(equals).flatMap(([column, value]) =>
    value === undefined ? [] : [{ column, is: 'is' as const, value }],
  );
  const page = await readPage(
    pool,
    {
      list: name,
      columns: new Map([{ name: 'id', kind: 'id' } as const, ...columns].map((column) => [column.name, column])),
      source: tableSource(table, ['id', ...columns.map((column) => column.name)], scope),
      sees,
      filter: items.length === 0 ? undefined : { join: 'and', items },
      sort: [],
      cursor,
    },
    limit,
  );
  return { ids: page.items.map(({ id }) => id), next: page.next };
}
