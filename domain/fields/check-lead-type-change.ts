import type { Reason } from '../kernel/reason';
import type { FieldSettings, LeadTypeDocument } from './lead-type.schema';
import { fieldTypeOf } from './registry';

/**
 * What a change of a lead type would break for the leads that are there: a field whose values would mean something else. Removing a
 * field keeps what leads hold; a new kind of the same values (text to dropdown) is fine, text to a number is not.
 */
export function checkLeadTypeChange(before: LeadTypeDocument, after: LeadTypeDocument): Reason[] {
  return changedKinds(before.fields, after.fields, '');
}

function changedKinds(before: readonly FieldSettings[], after: readonly FieldSettings[], prefix: string): Reason[] {
  const known = new Map(before.map((settings) => [settings.name, settings]));
  return after.flatMap((settings): Reason[] => {
    const old = known.get(settings.name);
    if (!old) return [];
    const [was, is] = [fieldTypeOf(old.kind), fieldTypeOf(settings.kind)];
    if (was.valueType !== is.valueType) {
      const message = `Leads hold ${settings.label} as ${was.label.toLowerCase()}; add a new field instead of making it ${is.label.toLowerCase()}.`;
      return [{ code: 'field-kind-fixed', message, field: `${prefix}${settings.name}` }];
    }
    return changedKinds(old.fields ?? [], settings.fields ?? [], `${prefix}${settings.name}.`);
  });
}
