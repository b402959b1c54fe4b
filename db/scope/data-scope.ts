import type { Queryable } from '../pool';

/** Which buyers, sources and lead types somebody may see; null = all of them, an empty list = none. */
export interface DataScope {
  readonly buyerIds: readonly string[] | null;
  readonly sourceIds: readonly string[] | null;
  readonly leadTypeIds: readonly string[] | null;
}
/** Hands a value to the statement and returns its place, `$n`. */
export type Bind = (value: unknown) => string;
/** The conditions under which somebody sees a row of `alias`; none = everybody sees all of them. */
export type EntityScope = (sees: DataScope, bind: Bind, alias: string) => string[];

/** Whether anything is hidden at all. */
export function seesEverything(sees: DataScope): boolean {
  return sees.buyerIds === null && sees.sourceIds === null && sees.leadTypeIds === null;
}

/** `column` is one of the ids; no condition when all are. */
export function amongIds(bind: Bind, column: string, ids: readonly string[] | null): string[] {
  return ids === null ? [] : [`${column} = any(${bind([...ids])}::uuid[])`];
}

/** Conditions as one; `true` when there are none. */
export const allOf = (conditions: readonly string[]): string => conditions.join(' and ') || 'true';
/** The same after a condition that is there already. */
export const andAllOf = (conditions: readonly string[]): string =>
  conditions.map((condition) => ` and ${condition}`).join('');

/** A binder over a list of values. */
export function bindInto(values: unknown[]): Bind {
  return (value) => `$${values.push(value)}`;
}

/** Whether somebody sees the row of a table with this id. False as well when there is none. */
export async function inSight(
  sql: Queryable,
  scope: EntityScope,
  table: string,
  sees: DataScope,
  id: string,
): Promise<boolean> {
  const values: unknown[] = [];
  const bind = bindInto(values);
  const conditions = [`${table}.id = ${bind(id)}::uuid`, ...scope(sees, bind, table)];
  const { rows } = await sql.query<{ seen: boolean }>({
    text: `select exists (select 1 from ${table} where ${conditions.join(' and ')}) as seen`,
    values,
  });
  return rows[0]?.seen === true;
}
