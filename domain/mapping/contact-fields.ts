import { wordsOfExpression } from '../criteria/fields-of-criteria';
import type { FieldSettings, SystemField } from '../fields/lead-type.schema';
import type { MappedField, MappingDocument } from './mapping.schema';
import { stepsOfPath } from './read-field';

const CONTACT: ReadonlySet<SystemField | undefined> = new Set<SystemField>([
  'firstName',
  'lastName',
  'fullName',
  'email',
  'primaryPhone',
  'address',
  'ipAddress',
]);

/** Whether a field, or one inside it, tells who the person is or how to reach them. A bidder may not know that before it has bought. */
export function isContactField(field: FieldSettings): boolean {
  return (
    CONTACT.has(field.systemField) ||
    field.kind === 'email' ||
    field.kind === 'phone' ||
    (field.fields?.some(isContactField) ?? false)
  );
}

function reached(definitions: readonly FieldSettings[], path: readonly string[]): FieldSettings | undefined {
  const [name, ...rest] = path.filter((segment) => !/^\d+$/.test(segment));
  const field = definitions.find((candidate) => candidate.name === name);
  return rest.length === 0 || !field ? field : reached(field.fields ?? [], rest);
}

function namesContact({ from }: MappedField, definitions: readonly FieldSettings[]): FieldSettings[] {
  if (from.type === 'field') {
    const field = reached(definitions, stepsOfPath(from.field));
    return field && isContactField(field) ? [field] : [];
  }
  if (from.type !== 'expression') return [];
  const words = new Set(wordsOfExpression(from.expression));
  return definitions.filter((field) => isContactField(field) && words.has(field.name));
}

/** The contact fields that the rows of a mapping send, each once. An expression that names one counts as sending it. */
export function contactFieldsOf(
  mapping: MappingDocument,
  definitions: readonly FieldSettings[],
): readonly FieldSettings[] {
  return [...new Set(mapping.fields.flatMap((row) => namesContact(row, definitions)))];
}
