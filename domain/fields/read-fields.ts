import type { Reason } from '../kernel/reason';
import type { FieldValue, LeadFields, RawFields, RawValue } from '../kernel/lead-fields';
import type { FieldType, ReadContext } from './field-type';
import type { FieldKind, FieldSettings } from './lead-type.schema';
import { readField } from './read-field';

export type TypeOf = (kind: FieldKind) => FieldType;

/**
 * All fields of a lead or of one entry of a group. Names match exactly or, failing that, whatever their case; what the lead
 * type does not know is ignored. Every defined field is present in the result, null when absent.
 */
export function readFields(
  definitions: readonly FieldSettings[],
  raw: RawFields,
  context: ReadContext,
  typeOf: TypeOf,
): { readonly fields: LeadFields; readonly reasons: readonly Reason[] } {
  const find = fieldFinder(raw);
  const reasons: Reason[] = [];
  const entries = definitions.map((settings): [string, FieldValue] => {
    const reading = readField(find(settings.name), settings, typeOf(settings.kind), context);
    reasons.push(...reading.reasons);
    return [settings.name, reading.value];
  });
  // fromEntries defines properties and never calls a setter: no name can reach a prototype.
  return { fields: Object.fromEntries(entries), reasons };
}

/** Finds a raw field by name: exact first, then the first that differs only in case. */
export function fieldFinder(raw: RawFields): (name: string) => RawValue | undefined {
  const folded = new Map<string, string>();
  for (const name of Object.keys(raw)) {
    const key = name.toLowerCase();
    if (!folded.has(key)) folded.set(key, name);
  }
  return (name) => {
    const found = Object.hasOwn(raw, name) ? name : folded.get(name.toLowerCase());
    return found === undefined ? undefined : raw[found];
  };
}
