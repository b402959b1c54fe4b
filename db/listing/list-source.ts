import type { Bind, DataScope } from '../scope/data-scope';

/** SQL that may need values of its own; made only where it is used, because a value nobody uses is an error in Postgres. */
export type Sql = string | (() => string);
export const sqlText = (sql: Sql): string => (typeof sql === 'string' ? sql : sql());

export interface ColumnSql {
  /** The cell, over a row with its decorations. A reference is a JSON object { id, label }, several are an array of them. */
  readonly show: Sql;
  /** What filters compare, over a row without decorations; `show` when absent. Of a reference: the id. */
  readonly by?: Sql;
  /** What a sort compares when it is not `by`; of a reference: the label. */
  readonly sort?: Sql;
  /** Of several references: the rows to look among, up to their `where` conditions; `by` is a column of them. */
  readonly within?: Sql;
  /** Which rows can have a value at all, in terms an index serves; every row when absent. The others count as empty, whatever `by` finds in them. */
  readonly only?: string;
  /** Texts in a form of their own, such as phone numbers: compared as they are. */
  readonly exact?: true;
  /** Postgres type of numbers; bigint unless said. */
  readonly type?: 'bigint' | 'numeric';
}

/** Where the rows of a list come from, for somebody who sees a part of them. Column names are the contract's. */
export interface ListSource {
  /** Table, or a subquery with its alias; `name` is what its columns are prefixed with. */
  readonly from: string;
  readonly name: string;
  /** Joins that filters and sorts need too: never more than one row each. */
  readonly joins?: string;
  /** Joins of the page's rows only. */
  readonly decorate?: Sql;
  /** What belongs to the list, and what is in sight. */
  readonly where: readonly Sql[];
  /** Conditions that hold unless the filter asks about the column. */
  readonly unlessAsked?: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, ColumnSql>>;
}

export type MakeSource = (sees: DataScope, bind: Bind) => ListSource;

/** What the engine has to know of a column of the contract. */
export interface ColumnFacts {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'money' | 'moment' | 'day' | 'boolean' | 'choice' | 'id' | 'duration' | 'json';
  readonly always?: true;
  readonly many?: true;
}

/** A reference as its cell holds it; null where there is none. */
export const referenceTo = (id: string, label: string): string =>
  `case when ${id} is null then null else jsonb_build_object('id', ${id}, 'label', ${label}) end`;
