/**
 * A normalised lead field: text, number, boolean, absent (null), or a repeating group of sub-fields.
 * By kind: phone = 10 digits; money, percentage, decimal = number; large integer = text of digits; date/time = ISO 8601 text
 * (`2026-03-01` or `2026-03-01T14:05:00Z`); state and province = two letters; yes/no = boolean.
 */
export type FieldValue = string | number | boolean | null | readonly LeadFields[];
export interface LeadFields {
  readonly [name: string]: FieldValue;
}

/** Fields as a source sent them: text and nested groups, before the lead type gave them meaning. */
export type RawValue = string | number | boolean | null | RawFields | readonly RawValue[];
export interface RawFields {
  readonly [name: string]: RawValue;
}
