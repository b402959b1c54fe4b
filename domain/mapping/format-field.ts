import { FIELD_TYPES } from '../fields/registry';
import type { FieldSettings } from '../fields/lead-type.schema';
import type { Json } from '../kernel/json';
import type { FieldValue, LeadFields } from '../kernel/lead-fields';

/** A group leaves as rows of its sub-fields, without those excluded from integrations. */
function formatGroup(
  rows: readonly LeadFields[],
  definitions: readonly FieldSettings[],
  zone: string | undefined,
): Json {
  const kept = definitions.filter((definition) => !definition.excludeFromIntegrations);
  return rows.map((row) =>
    Object.fromEntries(
      kept.map((definition) => [
        definition.name,
        formatField(row[definition.name] ?? null, definition, undefined, zone),
      ]),
    ),
  );
}

/**
 * A field's outgoing value: by the mapping's format, else the field's own output format, else as its type writes it. Numbers
 * and yes/no stay numbers and booleans unless a format asks for text, because typed receivers check them; a format tells times in `zone`.
 */
export function formatField(
  value: FieldValue,
  settings: FieldSettings | undefined,
  format?: string,
  zone?: string,
): Json {
  if (value === null || value === '') return null;
  if (Array.isArray(value)) return formatGroup(value as readonly LeadFields[], settings?.fields ?? [], zone);
  const scalar = value as string | number | boolean;
  if (!settings || settings.kind === 'sub-fields') return scalar;
  const pattern = format ?? settings.outputFormat;
  if (pattern === undefined && typeof scalar !== 'string') return scalar;
  return FIELD_TYPES[settings.kind].format(scalar, settings, pattern, zone);
}
