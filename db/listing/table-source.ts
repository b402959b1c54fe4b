import { allOf, type EntityScope } from '../scope/data-scope';
import type { MakeSource } from './list-source';

const columnName = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The rows of a table as they are, for a list that declares no SQL of its own: every field is the column of its name. */
export function tableSource(table: string, fields: readonly string[], scope: EntityScope): MakeSource {
  return (sees, bind) => ({
    from: table,
    name: table,
    where: [() => allOf(scope(sees, bind, table))],
    columns: Object.fromEntries(fields.map((field) => [field, { show: `${table}.${columnName(field)}` }])),
  });
}
