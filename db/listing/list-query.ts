import { bindInto, type Bind, type DataScope } from '../scope/data-scope';
import { compileFilter } from './compile-filter';
import type { Group } from './filter-tree';
import { afterPosition, readPosition } from './keyset';
import { sqlText, type ColumnFacts, type ListSource, type MakeSource } from './list-source';
import { orderBy, sortKeys, type Sort, type SortKey } from './sort-key';

/** What is asked of which list by whom. Filter and sort were checked against the list's contract. */
export interface ListQuery {
  readonly list: string;
  readonly columns: ReadonlyMap<string, ColumnFacts>;
  readonly source: MakeSource;
  readonly sees: DataScope;
  readonly filter?: Group | undefined;
  readonly sort: readonly Sort[];
  readonly cursor?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** The two halves of reading a list: pick ids along an index, then decorate only the picked rows. */
export interface Picking {
  readonly keys: readonly SortKey[];
  readonly source: ListSource;
  readonly bind: Bind;
  readonly values: unknown[];
  /** `select id … from … where … order by …`, without a limit; with the keys as `k0`, `k1` … */
  readonly idsAndKeys: string;
  readonly ids: string;
}

export function picking(query: ListQuery): Picking {
  const values: unknown[] = [];
  const bind = bindInto(values);
  const source = query.source(query.sees, bind);
  const keys = sortKeys(query.sort, query.columns, source);
  const id = `${source.name}.id`;
  const conditions = conditionsOf(query, source, bind);
  if (query.cursor !== undefined)
    conditions.push(afterPosition(keys, id, readPosition(query.list, keys, query.cursor), bind));
  const rest = `${fromOf(source)}${whereOf(conditions)} order by ${orderBy(
    keys,
    keys.map(({ sql }) => sql),
    id,
  )}`;
  const selected = keys.map(({ sql }, index) => `, ${sql} as k${index}`).join('');
  return {
    keys,
    source,
    bind,
    values,
    idsAndKeys: `select ${id} as id${selected} ${rest}`,
    ids: `select ${id} as id ${rest}`,
  };
}

/** The cells of the rows named by `page` (a relation with an `id`), and columns of the page itself. */
export function decorated(
  source: ListSource,
  columns: ReadonlyMap<string, ColumnFacts>,
  page: string,
  own: readonly string[] = [],
): string {
  const cells = [...columns.keys()].map((name) => `${cellOf(source, name)} as "${name}"`);
  const from = `${page} join ${source.from} on ${source.name}.id = page.id ${source.joins ?? ''} ${sqlText(source.decorate ?? '')}`;
  return `select ${[...own, ...cells].join(', ')} from ${from}`;
}

/** How many rows there are, counted up to a limit. */
export function counting(query: Omit<ListQuery, 'sort'>, limit: number): Statement {
  const values: unknown[] = [];
  const bind = bindInto(values);
  const source = query.source(query.sees, bind);
  const conditions = conditionsOf(query, source, bind);
  return {
    text: `select count(*)::integer as count from (select 1 ${fromOf(source)}${whereOf(conditions)} limit ${bind(limit)}) counted`,
    values,
  };
}

function conditionsOf(query: Omit<ListQuery, 'sort'>, source: ListSource, bind: Bind): string[] {
  const conditions = source.where.map(sqlText);
  const asked = query.filter ? columnsIn(query.filter) : new Set<string>();
  for (const [column, condition] of Object.entries(source.unlessAsked ?? {}))
    if (!asked.has(column)) conditions.push(condition);
  if (query.filter) conditions.push(compileFilter(query.filter, query.columns, source, bind));
  if (query.ids) conditions.push(`${source.name}.id = any(${bind([...query.ids])}::uuid[])`);
  return conditions.filter((condition) => condition !== 'true');
}

function columnsIn(group: Group): Set<string> {
  return new Set(group.items.flatMap((item) => ('join' in item ? [...columnsIn(item)] : [item.column])));
}

const fromOf = (source: ListSource): string => `from ${source.from} ${source.joins ?? ''}`;
const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;

function cellOf(source: ListSource, name: string): string {
  const column = source.columns[name];
  if (!column) throw new Error(`the list has no SQL for its column ${name}`);
  return sqlText(column.show);
}
