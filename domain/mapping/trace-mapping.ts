import type { RenderFacts } from './render-facts';
import type { FieldSettings } from '../fields/lead-type.schema';
import { UserError } from '../kernel/errors';
import type { Json } from '../kernel/json';
import type { Reason } from '../kernel/reason';
import { isBlankValue, mapField } from './map-fields';
import type { MappedField, MappingDocument } from './mapping.schema';
import { stepsOfPath } from './read-field';

/** One row of a mapping over one lead. `left`: how it leaves. Omitted = blank and told to stay at home; failed = its expression stopped. */
export interface TracedRow {
  readonly to: string;
  readonly from: string;
  readonly value: Json;
  readonly left: 'sent' | 'blank' | 'omitted' | 'failed';
  /** A value map is set, but has no entry for this value: it leaves as it is. */
  readonly untranslated: boolean;
}
export interface TracedMapping {
  readonly rows: readonly TracedRow[];
  readonly warnings: readonly Reason[];
}

const sourceOf = ({ from }: MappedField): string => {
  if (from.type === 'field') return from.field;
  if (from.type === 'static') return 'fixed text';
  return from.type === 'property' ? from.property : 'expression';
};

async function traceRow(field: MappedField, facts: RenderFacts): Promise<TracedRow> {
  const row = { to: field.to, from: sourceOf(field), untranslated: false };
  try {
    const value = await mapField(field, facts);
    const blank = isBlankValue(value);
    const known = Object.values(field.values ?? {}).some((mapped) => mapped === value);
    return {
      ...row,
      value: blank ? null : value,
      left: blank ? (field.omitWhenBlank ? 'omitted' : 'blank') : 'sent',
      untranslated: !blank && field.values !== undefined && Object.keys(field.values).length > 0 && !known,
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...row, value: null, left: 'failed' };
  }
}

/** Required fields of the lead type that no row sends. Fields kept out of integrations are not missed. */
function missing(mapping: MappingDocument, definitions: readonly FieldSettings[]): Reason[] {
  const used = new Set(
    mapping.fields.flatMap(({ from }) => (from.type === 'field' ? [stepsOfPath(from.field)[0] ?? ''] : [])),
  );
  return definitions
    .filter((field) => field.required && !field.excludeFromIntegrations && !used.has(field.name))
    .map((field) => ({
      code: 'required-field-not-mapped',
      message: `${field.label} is required in the lead type, but no row sends it.`,
      field: field.name,
    }));
}

function warningOf(row: TracedRow): Reason[] {
  if (row.left === 'failed')
    return [
      {
        code: 'mapping-expression-failed',
        message: `The expression of "${row.to}" could not be computed.`,
        field: row.to,
      },
    ];
  if (row.left === 'blank')
    return [{ code: 'leaves-empty', message: `"${row.to}" leaves empty: the lead has no ${row.from}.`, field: row.to }];
  if (row.untranslated)
    return [
      {
        code: 'not-in-value-map',
        message: `"${row.to}" leaves as it is: its value map has no entry for this lead's ${row.from}.`,
        field: row.to,
      },
    ];
  return [];
}

/** What each row of a mapping makes of a lead, and what an operator should look at before the buyer does. */
export async function traceMapping(mapping: MappingDocument, facts: RenderFacts): Promise<TracedMapping> {
  const rows: TracedRow[] = [];
  for (const field of mapping.fields) rows.push(await traceRow(field, facts));
  return { rows, warnings: [...missing(mapping, facts.definitions), ...rows.flatMap(warningOf)] };
}
