import { BugError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import type { Queryable } from '../pool';

export const CONFIG_CHANGED_CHANNEL = 'config_changed';

/** The id the installation's own settings go by in the history, as they have none. */
export const INSTALLATION_ID = '00000000-0000-0000-0000-000000000001';

export interface ConfigChange {
  /** Table name, e.g. `delivery_account`. */
  readonly entity: string;
  readonly entityId: string;
  /** The entity's own version after the change; the last one plus one when it is deleted. */
  readonly version: number;
  /** Who did it: `user:<id>`, `credential:<id>` or `system`. */
  readonly actor: string;
  /** The row before and after, secrets still sealed; null when it did not exist yet, or no longer does. */
  readonly before: Json;
  readonly after: Json;
  /** Whose routing is affected; absent = everything may be. */
  readonly leadTypeId?: string | undefined;
  /** What the change was, where the rows do not say it: `rolled back to 3`. */
  readonly note?: string | undefined;
}

/**
 * Books one configuration change inside the caller's transaction and announces it at commit. Changes take turns at the installation
 * row, so version numbers commit in their own order and a reader who has seen number n has seen everything up to n.
 * @returns the installation's new configuration version
 */
export async function writeConfig(sql: Queryable, change: ConfigChange): Promise<number> {
  const { rows } = await sql.query<{ id: number }>({
    name: 'write-config',
    text: `with bumped as (
             update installation set config_version = nextval('config_version_id_seq') where id = 1 returning config_version
           ), written as (
             insert into config_version (id, entity, entity_id, version, actor, before, after, note)
             select config_version, $1, $2::uuid, $3::integer, $4, $5::jsonb, $6::jsonb, $9::text from bumped returning id
           )
           select id, pg_notify($7, $8) from written`,
    values: [
      change.entity,
      change.entityId,
      change.version,
      change.actor,
      jsonOrNull(change.before),
      jsonOrNull(change.after),
      CONFIG_CHANGED_CHANNEL,
      change.leadTypeId ?? '',
      change.note ?? null,
    ],
  });
  const id = rows[0]?.id;
  if (id === undefined) throw new BugError('installation-missing', 'The installation row is missing');
  return Number(id);
}

const jsonOrNull = (value: Json): string | null => (value === null ? null : JSON.stringify(value));
