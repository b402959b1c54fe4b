import type { FieldKind } from '#domain/fields/lead-type.schema';
import type { Queryable } from '../pool';
import { readRows } from '../read-rows';
import { allOf, bindInto, type DataScope } from '../scope/data-scope';
import { leadTypeScope } from '../scope/entity-scopes';

/** A field that lists may show, as the lead types in sight that show it there have it. */
export interface ListedField {
  readonly name: string;
  readonly label: string;
  readonly kinds: readonly FieldKind[];
  readonly leadTypes: readonly { readonly id: string; readonly name: string }[];
}

/** Fields that their lead types show on lists, of the lead types in sight; fields of the same name are one. */
export async function listLeadFields(sql: Queryable, sees: DataScope): Promise<readonly ListedField[]> {
  const values: unknown[] = [];
  const text = `
    select field ->> 'name' as name, (array_agg(field ->> 'label' order by lead_type.name))[1] as label, array_agg(distinct field ->> 'kind') as kinds,
           jsonb_agg(jsonb_build_object('id', lead_type.id, 'name', lead_type.name) order by lead_type.name) as lead_types
      from lead_type cross join lateral jsonb_array_elements(lead_type.document -> 'fields') field
     where field -> 'showOn' ? 'list' and field ->> 'kind' <> 'sub-fields' and ${allOf(leadTypeScope(sees, bindInto(values), 'lead_type'))}
     group by 1 order by lower((array_agg(field ->> 'label' order by lead_type.name))[1]), 1`;
  return readRows<ListedField>(sql, { text, values });
}
