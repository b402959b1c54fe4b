import type { FieldKind, FieldSettings } from '../fields/lead-type.schema';
import type { FieldValue, LeadFields } from '../kernel/lead-fields';

/** A question costs by its length: more fields, and more of a text, are not asked about. */
const MOST_FIELDS = 100;
const LONGEST_VALUE = 1000;

/** A value to be judged, with what the judge needs to know of its field. */
export interface CheckedField {
  /** As reasons name fields: `FirstName`, `Drivers[1].FirstName`. */
  readonly path: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** In the operator's words what a good value is. */
  readonly instruction: string;
  readonly value: string;
}

const isChecked = ({ aiValidation }: FieldSettings): boolean => aiValidation?.enabled === true;

/** Whether any field of a lead type, at any depth, asks for AI validation. */
export const asksForChecks = (fields: readonly FieldSettings[]): boolean =>
  fields.some((field) => isChecked(field) || asksForChecks(field.fields ?? []));

/** The filled fields of a lead that ask for AI validation, those of repeating groups included; blank ones have nothing to judge. */
export function checkedFields(fields: readonly FieldSettings[], values: LeadFields): readonly CheckedField[] {
  return collect(fields, values, '').slice(0, MOST_FIELDS);
}

function collect(fields: readonly FieldSettings[], values: LeadFields, prefix: string): readonly CheckedField[] {
  return fields.flatMap((settings): readonly CheckedField[] => {
    const value: FieldValue = values[settings.name] ?? null;
    const path = `${prefix}${settings.name}`;
    if (isGroup(value))
      return value.flatMap((entry, index) => collect(settings.fields ?? [], entry, `${path}[${index}].`));
    if (!isChecked(settings) || value === null || value === '') return [];
    const { label, kind, aiValidation } = settings;
    return [
      { path, label, kind, instruction: aiValidation?.instruction ?? '', value: String(value).slice(0, LONGEST_VALUE) },
    ];
  });
}

const isGroup = (value: FieldValue): value is readonly LeadFields[] => Array.isArray(value);
