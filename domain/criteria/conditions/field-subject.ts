import { FIELD_TYPES } from '../../fields/registry';
import type { FieldSettings } from '../../fields/lead-type.schema';
import type { Json } from '../../kernel/json';
import type { Reason } from '../../kernel/reason';
import type { LeadFields } from '#domain/kernel/lead-fields';
import type { SubjectType } from '../choose-reading';
import type { ComparedSubject } from '../compared-subject';
import { findDefinition, isFieldGroup, isRepeated, resolvePath } from '../resolve-path';

/** What values of a field are; calculated ones may be anything, and so may fields the lead type does not know. */
export function subjectType(definition: FieldSettings | undefined): SubjectType {
  if (definition === undefined) return 'dynamic';
  const type = FIELD_TYPES[definition.kind];
  return type.computed === true ? 'dynamic' : type.valueType;
}

/** The name people know a field by; inside groups the whole path. */
export function fieldLabel(definitions: readonly FieldSettings[], path: string): string {
  return isRepeated(path) ? path : (findDefinition(definitions, path)?.label ?? path);
}

export function fieldValues(path: string): (fields: LeadFields) => readonly Json[] {
  const segments = path.split('.');
  return (fields) =>
    resolvePath(fields, segments).map((value) => (isFieldGroup(value) ? `${value.length} entries` : value));
}

export function fieldSubject(definitions: readonly FieldSettings[], path: string): ComparedSubject {
  const read = fieldValues(path);
  return {
    key: `field:${path}`,
    label: fieldLabel(definitions, path),
    type: subjectType(findDefinition(definitions, path)),
    field: path,
    single: !isRepeated(path),
    read: (facts) => read(facts.fields),
  };
}

export function unknownField(path: string): Reason {
  return { code: 'unknown-field', message: `The lead type has no field ${path}.`, field: path };
}
