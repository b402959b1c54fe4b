import type { FieldSettings } from '../fields/lead-type.schema';
import type { FieldValue, LeadFields } from '../kernel/lead-fields';

/** All values at a path: `Drivers.Age` gives the age of every driver. Blanks (null, empty text, empty group) are left out. */
export function resolvePath(fields: LeadFields, segments: readonly string[], from = 0): readonly FieldValue[] {
  const name = segments[from];
  const value = name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value === undefined || isBlank(value)) return [];
  if (from === segments.length - 1) return [value];
  return isFieldGroup(value) ? value.flatMap((entry) => resolvePath(entry, segments, from + 1)) : [];
}

export function isFieldGroup(value: FieldValue): value is readonly LeadFields[] {
  return Array.isArray(value);
}

function isBlank(value: FieldValue): boolean {
  return (
    value === null || (typeof value === 'string' && value.trim() === '') || (isFieldGroup(value) && value.length === 0)
  );
}

/** The definition a path leads to, through groups; undefined when the lead type has no such field. */
export function findDefinition(definitions: readonly FieldSettings[], path: string): FieldSettings | undefined {
  let level: readonly FieldSettings[] = definitions;
  let found: FieldSettings | undefined;
  for (const name of path.split('.')) {
    found = level.find((definition) => definition.name === name);
    if (found === undefined) return undefined;
    level = found.fields ?? [];
  }
  return found;
}

/** True when the path goes through a repeating group, so that it stands for many values. */
export function isRepeated(path: string): boolean {
  return path.includes('.');
}
