import type { Pool } from 'pg';
import type { LeadFieldColumn, LeadFieldKind } from '#db/lists/lead-field-columns';
import { listLeadFields, type ListedField } from '#db/queries/list-lead-fields';
import type { DataScope } from '#db/scope/data-scope';
import type { FieldKind } from '#domain/fields/lead-type.schema';
import { FIELD_COLUMN, type List, type ListColumn } from '#api/contract/listing/list';

const KINDS: Partial<Record<FieldKind, LeadFieldKind>> = {
  money: 'number', percentage: 'number', decimal: 'number', integer: 'number', 'large-integer': 'number', 'yes-no': 'boolean', 'date-time': 'day',
};
/** Lead types may use one name for different things: then it is a text. */
function kindOf({ kinds }: ListedField): LeadFieldKind {
  const found = new Set(kinds.map((kind) => KINDS[kind] ?? 'text'));
  return found.size === 1 ? ([...found][0] ?? 'text') : 'text';
}

export interface FieldedList {
  readonly list: List;
  readonly fields: readonly LeadFieldColumn[];
}

const columnOf = (name: string, label: string, kind: LeadFieldKind): ListColumn =>
  ({ name: `${FIELD_COLUMN}${name}`, label, kind, filter: true, sort: true, shown: false, width: kind === 'text' ? 160 : 110, personal: true });

/** The columns that lead types in sight add to lists about leads. */
export async function leadFieldColumns(pool: Pool, sees: DataScope): Promise<readonly (ListColumn & { readonly field: ListedField })[]> {
  return (await listLeadFields(pool, sees)).map((field) => ({ ...columnOf(field.name, field.label, kindOf(field)), field }));
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
