import type { FieldSettings } from '../fields/lead-type.schema';
import type { MappedField } from './mapping.schema';
import { readPastedTable } from './read-pasted-table';

export interface PastedRows {
  readonly rows: readonly MappedField[];
  /** Outgoing names whose field the lead type does not have; they are sent as fixed texts. */
  readonly unknown: readonly string[];
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * A buyer's field list as a mapping: outgoing name, then a lead field (by name or label, in any spelling), or a fixed text in third
 * place. A line with one name looks for the lead field of the same name. Example: `first_name` finds FirstName; `mode,,live` is fixed.
 */
export function readMappingRows(text: string, definitions: readonly FieldSettings[]): PastedRows {
  const unknown: string[] = [];
  const find = (wanted: string): string | undefined =>
    definitions.find(({ name, label }) => plain(name) === plain(wanted) || plain(label) === plain(wanted))?.name;
  const rows = readPastedTable(text)
    .filter(([to = '']) => to !== '')
    .map(([to = '', wanted = '', fixed = '']): MappedField => {
      const field = fixed === '' ? find(wanted === '' ? to : wanted) : undefined;
      if (field !== undefined) return { to, from: { type: 'field', field }, omitWhenBlank: false };
      if (fixed === '') unknown.push(to);
      return { to, from: { type: 'static', value: fixed === '' ? wanted : fixed }, omitWhenBlank: false };
    });
  return { rows, unknown };
}
