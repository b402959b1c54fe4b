import type { FieldSettings, LeadTypeDocument } from '../fields/lead-type.schema';

/** A field as one kind of buyer sees it. */
export interface DisplayedField {
  readonly settings: FieldSettings;
  readonly editable: boolean;
}

/**
 * The fields a buyer sees, in order: those of the named display group; without a group, or when it is gone, all that are shown in
 * the portal, read only. Fields kept out of integrations are never shown by default.
 */
export function displayFields(document: LeadTypeDocument, groupCode: string | null): readonly DisplayedField[] {
  const group = groupCode === null ? undefined : document.displayGroups?.find(({ code }) => code === groupCode);
  if (!group) {
    const shown = document.fields.filter(({ showOn, excludeFromIntegrations }) => showOn.includes('portal') && !excludeFromIntegrations);
    return shown.map((settings) => ({ settings, editable: false }));
  }
  const byName = new Map(document.fields.map((settings) => [settings.name, settings]));
  return group.fields.flatMap(({ field, editable }) => {
    const settings = byName.get(field);
    return settings ? [{ settings, editable: editable && settings.kind !== 'calculated' }] : [];
  });
}
