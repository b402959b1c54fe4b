import { FIELD_INDEX } from '../lists/lead-field-index';
import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

export interface FieldIndexState {
  readonly name: string;
  /** False while it is being made, and for ever when that was cut off. */
  readonly valid: boolean;
  /** How much of its making is done; null when nobody makes it now. */
  readonly percent: number | null;
}

const TEXT = `
  select relation.relname as name, entry.indisvalid as valid,
         case when making.pid is null then null
              else round(100.0 * (coalesce(making.blocks_done, 0) + coalesce(making.tuples_done, 0)) / greatest(coalesce(making.blocks_total, 0) + coalesce(making.tuples_total, 0), 1))::integer end as percent
    from pg_index entry join pg_class relation on relation.oid = entry.indexrelid
    left join pg_stat_progress_create_index making on making.index_relid = entry.indexrelid
   where entry.indrelid = 'lead'::regclass and starts_with(relation.relname, '${FIELD_INDEX}')`;

/** Indexes of searchable fields as they are now. */
export function listFieldIndexes(sql: Queryable): Promise<readonly FieldIndexState[]> {
  return readRows<FieldIndexState>(sql, { name: 'list-field-indexes', text: TEXT });
}
