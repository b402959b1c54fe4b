import type { Queryable } from '#db/pool';
import type { Json } from '#domain/kernel/json';
import { UserError } from '#domain/kernel/errors';
import { readRow, readRows } from '#db/read-rows';
import type { ConfigFieldChange, Version } from '#api/contract/resources/history';
import { isoOf } from '#api/http/iso-of';
import { diffSnapshots } from './diff-snapshots';

export interface RecordedVersion {
  readonly version: number;
  readonly at: number;
  readonly actor: string;
  readonly actorName: string;
  readonly note: string | null;
  readonly before: Json;
  readonly after: Json;
}

const COLUMNS = `config_version.version, config_version.at, config_version.actor, config_version.note, config_version.before, config_version.after,
  coalesce(app_user.name, api_credential.name, config_version.actor) as actor_name`;
const FROM = `from config_version
  left join app_user on app_user.id = case when config_version.actor ~ '^user:[0-9a-f-]{36}$' then substr(config_version.actor, 6)::uuid end
  left join api_credential on api_credential.id = case when config_version.actor ~ '^credential:[0-9a-f-]{36}$' then substr(config_version.actor, 12)::uuid end`;

/** Versions of a row, newest first, each with what it changed. */
export async function readRowHistory(
  sql: Queryable,
  table: string,
  id: string,
  page: { readonly limit: number; readonly before?: number | undefined },
): Promise<{ items: Version[]; more: boolean }> {
  const text = `select ${COLUMNS} ${FROM} where config_version.entity = $1 and config_version.entity_id = $2 and config_version.version < $3
    order by config_version.version desc limit $4`;
  const values = [table, id, page.before ?? 2_147_483_647, page.limit + 1];
  const rows = await readRows<RecordedVersion>(sql, { text, values });
  return { items: rows.slice(0, page.limit).map(versionOf), more: rows.length > page.limit };
}

/** The newest version of a row, whether it is there or deleted; null when it never was. */
export function lastVersion(sql: Queryable, table: string, id: string): Promise<RecordedVersion | null> {
  const text = `select ${COLUMNS} ${FROM} where config_version.entity = $1 and config_version.entity_id = $2 order by config_version.version desc limit 1`;
  return readRow<RecordedVersion>(sql, { text, values: [table, id] });
}

/** The row as it was in one version. Throws UserError `unknown-version`. */
export async function snapshotOf(sql: Queryable, table: string, id: string, version: number): Promise<Json> {
  const text = 'select after from config_version where entity = $1 and entity_id = $2 and version = $3';
  const { rows } = await sql.query<{ after: Json }>(text, [table, id, version]);
  if (!rows[0]) throw new UserError('unknown-version', 'There is no such version.');
  return rows[0].after;
}

export async function compareVersions(
  sql: Queryable,
  table: string,
  id: string,
  versions: { readonly from: number; readonly to: number },
): Promise<ConfigFieldChange[]> {
  return diffSnapshots(await snapshotOf(sql, table, id, versions.from), await snapshotOf(sql, table, id, versions.to));
}

function versionOf({ before, after, at, note, ...row }: RecordedVersion): Version {
  return {
    version: row.version,
    actor: row.actor,
    actorName: row.actorName,
    at: isoOf(at),
    note,
    action: actionOf(before, after, note),
    changes: diffSnapshots(before, after),
  };
}

function actionOf(before: Json, after: Json, note: string | null): Version['action'] {
  if (after === null) return 'deleted';
  if (before === null) return note === 'restored' ? 'restored' : 'created';
  return note?.startsWith('rolled back') ? 'rolled-back' : 'changed';
}
