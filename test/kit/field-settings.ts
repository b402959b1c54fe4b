import type { FieldSettings, FieldSettingsInput, LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { fieldDefinitionSchema, leadTypeDocumentSchema } from '#domain/fields/lead-type.schema';

/** One field's settings with the defaults filled in; the label is the name unless given. */
export function fieldSettings(
  name: string,
  kind: FieldSettings['kind'],
  more: Partial<FieldSettingsInput> = {},
): FieldSettings {
  return fieldDefinitionSchema.parse({ name, label: name, kind, ...more });
}

/** A lead type of the given fields. */
export function leadType(...fields: readonly FieldSettings[]): LeadTypeDocument {
  return leadTypeDocumentSchema.parse({ v: 1, fields });
}
