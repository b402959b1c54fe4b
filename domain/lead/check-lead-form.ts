import type { LeadTypeDocument } from '../fields/lead-type.schema';
import type { Reason } from '../kernel/reason';
import type { LeadFormDocument } from './lead-form.schema';

/**
 * What would make a hosted form unusable: fields that do not exist, are asked twice or are worked out, and required fields nobody is
 * asked for (unless they have a default or are filled from the visit).
 */
export function checkLeadForm(form: LeadFormDocument, type: LeadTypeDocument): Reason[] {
  const byName = new Map(type.fields.map((settings) => [settings.name, settings]));
  const asked = form.fields.map(({ field }) => field);
  const problems = asked.flatMap((name, index): Reason[] => {
    const place = `fields.${index}.field`;
    const settings = byName.get(name);
    if (!settings) return [{ code: 'unknown-field', message: `The lead type has no field ${name}.`, field: place }];
    if (settings.kind === 'calculated')
      return [
        { code: 'calculated-field', message: `${settings.label} is worked out and cannot be asked.`, field: place },
      ];
    return asked.indexOf(name) < index
      ? [{ code: 'field-twice', message: `${settings.label} is asked twice.`, field: place }]
      : [];
  });
  const missing = type.fields.filter(
    (settings) =>
      settings.required &&
      settings.kind !== 'calculated' &&
      settings.default === undefined &&
      settings.systemField !== 'ipAddress' &&
      !(settings.systemField === 'consent' && form.consentText !== '') &&
      !asked.includes(settings.name),
  );
  return [
    ...problems,
    ...missing.map(({ label }) => ({
      code: 'required-field-missing',
      message: `${label} is required by the lead type, so the form has to ask for it.`,
      field: 'fields',
    })),
  ];
}
