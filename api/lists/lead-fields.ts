import type { Pool } from 'pg';
import type { LeadFieldColumn, LeadFieldKind } from '#db/lists/lead-field-columns';
import { leadFieldKind } from '#db/lists/lead-field-kind';
import { listLeadFields, type ListedField } from '#db/queries/list-lead-fields';
import type { DataScope } from '#db/scope/data-scope';
import { moneyInSight } from '#db/scope/money-scope';
import type { Principal } from '#api/http/principal';
import { FIELD_COLUMN, type List, type ListColumn } from '#api/contract/listing/list';
import { withMoneyInSight } from '#api/contract/listing/money-in-sight';

export interface FieldedList {
  readonly list: List;
  readonly fields: readonly LeadFieldColumn[];
}

const columnOf = (name: string, label: string, kind: LeadFieldKind): ListColumn => ({
  name: `${FIELD_COLUMN}${name}`,
  label,
  kind,
  filter: true,
  sort: true,
  shown: false,
  width: kind === 'text' ? 160 : 110,
  personal: true,
});

/** The columns that lead types in sight add to lists about leads. */
export async function leadFieldColumns(
  pool: Pool,
  sees: DataScope,
): Promise<readonly (ListColumn & { readonly field: ListedField })[]> {
  return (await listLeadFields(pool, sees)).map((field) => ({
    ...columnOf(field.name, field.label, leadFieldKind(field.kinds)),
    field,
  }));
}

/**
 * A list as somebody sees it: without amounts of a side of the money that they do not see, and, where it is about leads and they may look at
 * leads, with the fields of lead types in sight (unless `withFields` is false: none is asked for).
 */
export async function listInSight(
  pool: Pool,
  whole: List,
  { kind, permissions, sees }: Principal,
  withFields = true,
): Promise<FieldedList> {
  const list = withMoneyInSight(whole, moneyInSight(sees));
  const mayLook = kind !== 'user' || permissions.has('leads:view');
  if (!withFields || !list.leadFields || !mayLook) return { list, fields: [] };
  const columns = await leadFieldColumns(pool, sees);
  return {
    list: { ...list, columns: [...list.columns, ...columns.map(({ field: _field, ...column }) => column)] },
    fields: columns.map(({ name, kind, field }) => ({
      column: name,
      field: field.name,
      kind: kind as LeadFieldKind,
      leadTypeIds: field.leadTypes.map(({ id }) => id),
    })),
  };
}
