import { isUuid } from '#domain/kernel/uuid';
import type { ColumnSql, MakeSource } from '../listing/list-source';

/** What the values of a field are compared as. */
export type LeadFieldKind = 'text' | 'number' | 'boolean' | 'day';
export interface LeadFieldColumn {
  /** Name of the column: `field.` and the field's. */
  readonly column: string;
  readonly field: string;
  readonly kind: LeadFieldKind;
  readonly leadTypeIds: readonly string[];
}

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/**
 * What a field is compared by, in lists and in the index of a searchable one, word for word the same. Rejected leads keep what their source
 * wrote: a text where a number belongs is no value.
 */
export function leadFieldSql(field: string, kind: LeadFieldKind): string {
  if (!NAME.test(field)) throw new Error('not the name of a field');
  const text = `lead.fields ->> '${field}'`;
  const typed = (json: 'number' | 'boolean', type: string): string =>
    `(case when jsonb_typeof(lead.fields -> '${field}') = '${json}' then (${text})::${type} end)`;
  switch (kind) {
    case 'text':
      return `(${text})`;
    case 'number':
      return typed('number', 'numeric');
    case 'boolean':
      return typed('boolean', 'boolean');
    // Kept as 2026-03-01 or 2026-03-01T09:30:00Z: as texts they compare like days.
    case 'day':
      return `"left"(${text}, 10)`;
  }
}

/** A list about leads (`lead` is joined) with columns of lead-type fields; a lead shows those that its own lead type shows on lists. */
export function withLeadFields(source: MakeSource, fields: readonly LeadFieldColumn[]): MakeSource {
  return (sees, bind) => {
    const made = source(sees, bind);
    return {
      ...made,
      columns: { ...made.columns, ...Object.fromEntries(fields.map((field) => [field.column, columnOf(field)])) },
    };
  };
}

function columnOf({ field, kind, leadTypeIds }: LeadFieldColumn): ColumnSql {
  const by = leadFieldSql(field, kind);
  const value = kind === 'number' ? `${by}::float8` : kind === 'day' ? `lead.fields ->> '${field}'` : by;
  const only = ofLeadTypes(leadTypeIds);
  return {
    show: `case when ${only} then ${value} end`,
    by,
    only,
    ...(kind === 'number' ? { type: 'numeric' as const } : {}),
  };
}

/**
 * Along the index of one lead type its leads are found, newest first. Of several none is along an index (`is true` keeps the planner from
 * it): one type after the other would read the whole table once for each.
 */
function ofLeadTypes(leadTypeIds: readonly string[]): string {
  const ids = leadTypeIds.filter(isUuid).map((id) => `'${id}'`);
  return ids.length === 1 ? `lead.lead_type_id = ${ids[0]}` : `(lead.lead_type_id in (${ids.join(', ')})) is true`;
}
