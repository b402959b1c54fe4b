import type { FieldSettings } from '../fields/lead-type.schema';
import type { FieldValue, LeadFields } from '../kernel/lead-fields';

export interface FieldAtPath {
  readonly value: FieldValue;
  /** Undefined when the lead type has no such field. */
  readonly settings: FieldSettings | undefined;
}

/** `Drivers[0].Age`, `Drivers[0][Age]` and `Drivers.0.Age` name the same sub-field. */
export function stepsOfPath(path: string): readonly string[] {
  return path.split(/[.[\]]+/).filter((segment) => segment !== '');
}

const isIndex = (segment: string | undefined): segment is string => segment !== undefined && /^\d{1,4}$/.test(segment);
const isGroup = (value: FieldValue | undefined): value is readonly LeadFields[] => Array.isArray(value);

function ownValue(fields: LeadFields, name: string): FieldValue {
  return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null;
}

/**
 * Reads a lead field by path. Without an index a sub-field is read from the first row of its group: `Drivers.Age` is
 * `Drivers[0].Age`. What is not there is null.
 */
export function readFieldAt(fields: LeadFields, definitions: readonly FieldSettings[], path: string): FieldAtPath {
  const [name = '', ...rest] = stepsOfPath(path);
  const settings = definitions.find((definition) => definition.name === name);
  const value = ownValue(fields, name);
  if (rest.length === 0) return { value, settings };
  const indexed = isIndex(rest[0]);
  const inner = indexed ? rest.slice(1) : rest;
  if (inner.length === 0) return { value: null, settings: undefined };
  const row = isGroup(value) ? value[indexed ? Number(rest[0]) : 0] : undefined;
  return readFieldAt(row ?? {}, settings?.fields ?? [], inner.join('.'));
}
