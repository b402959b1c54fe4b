import type { FieldSettings } from '../fields/lead-type.schema';
import { isContactField } from './contact-fields';
import type { MappingDocument } from './mapping.schema';

/**
 * "Import from lead type": one row per field under its own name, groups as a whole. Fields excluded from integrations are
 * never imported, nor is contact data into a ping; somebody has to map them on purpose.
 */
export function importMapping(definitions: readonly FieldSettings[], { forPing = false } = {}): MappingDocument {
  const fields = definitions
    .filter((definition) => !definition.excludeFromIntegrations && !(forPing && isContactField(definition)))
    .map(({ name }) => ({ to: name, from: { type: 'field' as const, field: name }, omitWhenBlank: false }));
  return { v: 1, fields };
}
