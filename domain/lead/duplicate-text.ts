import type { FieldSettings, LeadTypeDocument } from '../fields/lead-type.schema';
import type { Json } from '../kernel/json';
import type { FieldValue, LeadFields } from '../kernel/lead-fields';

/**
 * The fields that make two leads the same lead, as one text: equal texts = duplicates. Case, accents' encoding and spacing
 * do not count, so 'Robin LEE' and 'robin lee' are one; names are part of it, so no value can pass for another field's.
 * Null when no duplicate-check field holds anything: such leads are never duplicates.
 */
export function duplicateText(document: LeadTypeDocument, fields: LeadFields): string | null {
  const parts = collect(document.fields, fields);
  return parts.some(([, value]) => hasContent(value)) ? JSON.stringify(parts) : null;
}

function collect(definitions: readonly FieldSettings[], fields: LeadFields): [string, Json][] {
  return definitions.flatMap((settings): [string, Json][] => {
    const value = fields[settings.name] ?? null;
    if (settings.useForDuplicateCheck) return [[settings.name, canonical(value, settings)]];
    if (!settings.fields?.some(isChecked)) return [];
    const entries = Array.isArray(value) ? (value as readonly LeadFields[]) : [];
    return [[settings.name, entries.map((entry) => collect(settings.fields ?? [], entry))]];
  });
}

function isChecked(settings: FieldSettings): boolean {
  return settings.useForDuplicateCheck || (settings.fields?.some(isChecked) ?? false);
}

function canonical(value: FieldValue, settings: FieldSettings): Json {
  if (typeof value === 'string') return value.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ');
  if (!Array.isArray(value)) return value as string | number | boolean | null;
  const inner = settings.fields ?? [];
  return (value as readonly LeadFields[]).map((entry) =>
    inner.map((field): Json => [field.name, canonical(entry[field.name] ?? null, field)]),
  );
}

function hasContent(value: Json): boolean {
  if (!Array.isArray(value)) return value !== null && value !== '';
  // A list holds entries or [name, value] pairs; the name of a pair is no content.
  return value.some((entry) => hasContent(isPair(entry) ? (entry[1] ?? null) : entry));
}

function isPair(entry: Json): entry is Json[] {
  return Array.isArray(entry) && typeof entry[0] === 'string';
}
