import type { FieldSettings } from '#domain/fields/lead-type.schema';

/** What stands in a form: texts, and entries of groups. */
export type FieldDraft = string | readonly FieldDrafts[];
export interface FieldDrafts {
  readonly [name: string]: FieldDraft;
}
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export function emptyEntry(fields: readonly FieldSettings[]): FieldDrafts {
  return Object.fromEntries(
    fields
      .filter((field) => field.kind !== 'calculated')
      .map((field) => [field.name, field.kind === 'sub-fields' ? [] : (field.default ?? '')]),
  );
}

/** Values of a lead as texts to be edited. */
export function draftsOf(fields: readonly FieldSettings[], values: Readonly<Record<string, unknown>>): FieldDrafts {
  return Object.fromEntries(
    fields
      .filter((field) => field.kind !== 'calculated')
      .map((field) => [field.name, draftOf(field, values[field.name])]),
  );
}

function draftOf(field: FieldSettings, value: unknown): FieldDraft {
  if (field.kind === 'sub-fields')
    return Array.isArray(value)
      ? value.map((entry) => draftsOf(field.fields ?? [], (entry ?? {}) as Record<string, unknown>))
      : [];
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What is sent: blank texts are null, so that a field is cleared rather than kept. */
export function valuesOf(drafts: FieldDrafts): { [name: string]: Json } {
  return Object.fromEntries(
    Object.entries(drafts).map(([name, draft]) => [
      name,
      typeof draft === 'string' ? (draft.trim() === '' ? null : draft.trim()) : draft.map(valuesOf),
    ]),
  );
}

/** Only the fields whose drafts differ. */
export function changedValues(before: FieldDrafts, now: FieldDrafts): { [name: string]: Json } {
  const changed = Object.keys(now).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]));
  return valuesOf(Object.fromEntries(changed.map((name) => [name, now[name]!])));
}
