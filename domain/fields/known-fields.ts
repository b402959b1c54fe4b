import type { FieldValue, LeadFields } from '../kernel/lead-fields';

/**
 * The fields that hold something, at every depth, as expressions see them: JSONata leaves out what is missing but stops at
 * null, so `Balance / HomeValue` over an unknown value gives nothing instead of an error.
 */
export function knownFields(fields: LeadFields): LeadFields {
  const known = Object.entries(fields).filter(([, value]) => value !== null);
  const deep = (value: FieldValue): FieldValue => (Array.isArray(value) ? value.map(knownFields) : value);
  return Object.fromEntries(known.map(([name, value]) => [name, deep(value)]));
}
