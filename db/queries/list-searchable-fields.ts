import type { FieldKind } from '#domain/fields/lead-type.schema';
import { leadFieldIndex, type LeadFieldIndex } from '../lists/lead-field-index';
import { leadFieldKind } from '../lists/lead-field-kind';
import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

const TEXT = `
  select field ->> 'name' as name, array_agg(distinct field ->> 'kind') as kinds
    from lead_type cross join lateral jsonb_array_elements(lead_type.document -> 'fields') field
   where field -> 'showOn' ? 'list' and field ->> 'kind' <> 'sub-fields'
   group by 1 having bool_or((field -> 'searchable')::boolean) order by 1`;

/** The indexes that lead types ask for: of fields marked searchable that lists show. */
export async function listSearchableFields(sql: Queryable): Promise<readonly LeadFieldIndex[]> {
  const rows = await readRows<{ name: string; kinds: FieldKind[] }>(sql, {
    name: 'list-searchable-fields',
    text: TEXT,
  });
  return rows.map(({ name, kinds }) => leadFieldIndex(name, leadFieldKind(kinds)));
}
