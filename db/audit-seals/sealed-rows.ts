/** Tables of the audit log with the columns that say what happened. Sealed texts among them are left out: a new key changes them and nothing else. */
const COLUMNS = {
  config_version: 'id, entity, entity_id, version, actor, extract(epoch from at), before, after, note',
  audit_event: 'id, extract(epoch from at), actor, action, entity, entity_id, detail',
  audit_look: 'id, extract(epoch from at), actor, action, entity, entity_id, count, detail',
} as const;
const TABLES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const SEALED_TEXT = String.raw`lr1\.[0-9a-f]+\.[A-Za-z0-9_-]+`;

const rowsOf = (table: keyof typeof COLUMNS): string => `
  select '${table}:' || id as key, created_at,
    sha256(convert_to(regexp_replace(jsonb_build_array(${COLUMNS[table]})::text, '${SEALED_TEXT}', '', 'g'), 'UTF8')) as digest
    from ${table}`;

/** Every row of the audit log: `key` (table and id), `created_at` and `digest`, SHA-256 of what it says. */
export const SEALED_ROWS = `(${TABLES.map(rowsOf).join(' union all ')})`;

/** The rows of these keys, found by their ids. Values: the keys. */
export const ROWS_OF_KEYS = TABLES.map(
  (table) =>
    `${rowsOf(table)} where id = any (array(select split_part(named, ':', 2)::${table === 'config_version' ? 'bigint' : 'uuid'} from unnest($1::text[]) named where named like '${table}:%'))`,
).join(' union all ');

/** A transaction of API or worker is over long before this: no row older than it comes to be seen later. */
export const LATEST = `interval '1 hour'`;
