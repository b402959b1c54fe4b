import type { FieldSettings } from '../fields/lead-type.schema';
import type { MappingDocument } from './mapping.schema';

/**
 * "Import from lead type": one row per field under its own name, groups as a whole. Fields excluded from integrations are
 * never imported; somebody has to map them on purpose.
 */
export function importMapping(definitions: readonly FieldSettings[]): MappingDocument {
  const fields = definitions
    .filter((definition) => !definition.excludeFromIntegrations)
    .map(({ name }) => ({ to: name, from: { type: 'field' as const, field: name }, omitWhenBlank: false }));
  return { v: 1, fields };
}
