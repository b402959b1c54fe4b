import type { Queryable } from '../pool';
import { readRow, readRows } from '../read-rows';
import { andAllOf, bindInto, type DataScope } from '../scope/data-scope';
import { ENTITY_SCOPES } from '../scope/entity-scopes';

/** Rows of one table that refer to something: how many are in sight, the names of the first of them, and whether there are others. */
export interface Referrers {
  readonly table: string;
  readonly count: number;
  readonly names: readonly string[];
  readonly hidden: boolean;
}

/** Counting stops here: whoever refers a thousand times need not be counted to the last. */
const COUNTED = 1000;
const NAMED = 3;
const NAME_COLUMNS = ['name', 'company'];

interface ForeignKey {
  readonly table: string;
  readonly column: string;
  readonly nameColumn: string | null;
}

const FOREIGN_KEYS = `
  select constrained.relname as table, columns.attname as column,
         (select named.attname from pg_attribute named where named.attrelid = constrained.oid and named.attname = any($2::text[]) and not named.attisdropped limit 1) as name_column
    from pg_constraint keys
    join pg_class constrained on constrained.oid = keys.conrelid
    join unnest(keys.conkey, keys.confkey) as pairs (here, there) on true
    join pg_attribute target on target.attrelid = keys.confrelid and target.attnum = pairs.there and target.attname = 'id'
    join pg_attribute columns on columns.attrelid = keys.conrelid and columns.attnum = pairs.here
   where keys.contype = 'f' and keys.confrelid = $1::regclass and keys.confdeltype = 'a'
   order by constrained.relname, columns.attname`;

/** Everything that keeps a row from being deleted, by the foreign keys of the schema itself. */
export async function findReferrers(sql: Queryable, table: string, id: string, sees: DataScope): Promise<Referrers[]> {
  const keys = await readRows<ForeignKey>(sql, { text: FOREIGN_KEYS, values: [table, NAME_COLUMNS] });
  const tables = [...new Set(keys.map((key) => key.table))];
  const found: Referrers[] = [];
  for (const name of tables)
    found.push(
      await referrersIn(
        sql,
        keys.filter((key) => key.table === name),
        id,
        sees,
      ),
    );
  return found.filter(({ count, hidden }) => count > 0 || hidden);
}

async function referrersIn(
  sql: Queryable,
  keys: readonly ForeignKey[],
  id: string,
  sees: DataScope,
): Promise<Referrers> {
  const [{ table, nameColumn } = { table: '', nameColumn: null }] = keys;
  const values: unknown[] = [];
  const bind = bindInto(values);
  const refers = keys.map((key) => `referring.${key.column} = ${bind(id)}::uuid`).join(' or ');
  const seen = andAllOf(ENTITY_SCOPES[table]?.(sees, bind, 'referring') ?? []);
  const name = nameColumn === null ? 'null::text' : `referring.${nameColumn}`;
  const text = `with seen as (select ${name} as name from ${table} referring where (${refers})${seen} limit ${COUNTED})
    select (select count(*)::integer from seen) as count,
           coalesce((select array_agg(first.name) from (select name from seen where name is not null order by name limit ${NAMED}) first), '{}') as names,
           ${seen === '' ? 'false' : `(select count(*) from (select 1 from ${table} referring where (${refers}) limit ${COUNTED}) every) > (select count(*) from seen)`} as hidden`;
  const found = await readRow<Omit<Referrers, 'table'>>(sql, { text, values });
  return { table, count: 0, names: [], hidden: false, ...found };
}
