import { BugError } from '#domain/kernel/errors';
import { sqlText, type ColumnFacts, type ListSource } from './list-source';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}
/** One thing a list is sorted by. Never null: what is missing sorts as the lowest, in both directions, so that one comparison pages. */
export interface SortKey {
  readonly sql: string;
  readonly descending: boolean;
  /** Postgres type its values are bound as. */
  readonly type: 'text' | 'bigint' | 'numeric' | 'timestamptz' | 'boolean';
}

const LOWEST: Readonly<Record<SortKey['type'], string>> = {
  text: `''`,
  bigint: `'-9223372036854775808'::bigint`,
  numeric: `'-Infinity'::numeric`,
  timestamptz: `'-infinity'::timestamptz`,
  boolean: 'false',
};

/** The keys of a sort, without the id that breaks ties. */
export function sortKeys(
  sort: readonly Sort[],
  columns: ReadonlyMap<string, ColumnFacts>,
  source: ListSource,
): SortKey[] {
  return sort.map(({ column, descending }) => {
    const facts = columns.get(column);
    const sql = source.columns[column];
    if (!facts || !sql)
      throw new BugError('unknown-column', 'A sort names a column its list does not have', { column });
    const type = typeOf(facts, sql.type);
    const by = sqlText(sql.sort ?? sql.by ?? sql.show);
    const folded = facts.kind === 'id' || (facts.kind === 'text' && !sql.exact) ? `lower(${by})` : by;
    return { type, descending, sql: facts.always ? folded : `coalesce(${folded}, ${LOWEST[type]})` };
  });
}

function typeOf({ kind, name }: ColumnFacts, number: 'bigint' | 'numeric' = 'bigint'): SortKey['type'] {
  switch (kind) {
    case 'text':
    case 'day':
    case 'choice':
    case 'id':
      return 'text';
    case 'number':
    case 'money':
    case 'duration':
      return number;
    case 'moment':
      return 'timestamptz';
    case 'boolean':
      return 'boolean';
    case 'json':
      throw new BugError('cannot-sort', 'A document cannot be sorted by', { column: name });
  }
}

/** The id goes the way of the first key, so that one index serves both directions; by itself it goes down: newest first. */
export const idDescends = (keys: readonly { readonly descending: boolean }[]): boolean => keys[0]?.descending ?? true;

export function orderBy(
  keys: readonly { readonly descending: boolean }[],
  expressions: readonly string[],
  id: string,
): string {
  const direction = (descending: boolean): string => (descending ? 'desc' : 'asc');
  return [
    ...expressions.map((sql, index) => `${sql} ${direction(keys[index]?.descending ?? false)}`),
    `${id} ${direction(idDescends(keys))}`,
  ].join(', ');
}
