import type { Pool } from 'pg';
import type { LeadFieldColumn, LeadFieldKind } from '#db/lists/lead-field-columns';
import { leadFieldKind } from '#db/lists/lead-field-kind';
import { listLeadFields, type ListedField } from '#db/queries/list-lead-fields';
import type { DataScope } from '#db/scope/data-scope';
import { FIELD_COLUMN, type List, type ListColumn } from '#api/contract/listing/list';

export interface FieldedList {
  readonly list: List;
  readonly fields: readonly LeadFieldColumn[];
}

const columnOf = (name: string, label: string, kind: LeadFieldKind): ListColumn =>
  ({ name: `${FIELD_COLUMN}${name}`, label, kind, filter: true, sort: true, shown: false, width: kind === 'text' ? 160 : 110, personal: true });

/** The columns that lead types in sight add to lists about leads. */
export async function leadFieldColumns(pool: Pool, sees: DataScope): Promise<readonly (ListColumn & { readonly field: ListedField })[]> {
  return (await listLeadFields(pool, sees)).map((field) => ({ ...columnOf(field.name, field.label, leadFieldKind(field.kinds)), field }));
}

/** A list with the fields of lead types in sight; as it is when it is not about leads. */
export async function withFieldsInSight(pool: Pool, list: List, sees: DataScope): Promise<FieldedList> {
  if (!list.leadFields) return { list, fields: [] };
  const columns = await leadFieldColumns(pool, sees);
  return {
    list: { ...list, columns: [...list.columns, ...columns.map(({ field: _field, ...column }) => column)] },
    fields: columns.map(({ name, kind, field }) => ({ column: name, field: field.name, kind: kind as LeadFieldKind, leadTypeIds: field.leadTypes.map(({ id }) => id) })),
  };
}
