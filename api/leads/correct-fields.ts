import { forLeads } from '#threads/lane';
import { readLeadIn } from '#threads/read-lead';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { fieldTypeOf } from '#domain/fields/registry';
import type { Json } from '#domain/kernel/json';
import { correctLead, type CorrectedLead, type FieldCorrection } from '#domain/lead/correct-lead';
import type { RawFields } from '#domain/kernel/lead-fields';
import { InvalidRequest } from '#api/http/invalid-request';

/** The lead's fields after a correction that somebody asks for. Throws InvalidRequest with a reason per field. */
export async function correctFields(
  document: LeadTypeDocument,
  lead: CorrectedLead,
  given: { readonly [name: string]: Json },
  reading: { readonly delimiter: string; readonly zone: string },
): Promise<FieldCorrection> {
  const known = new Map(document.fields.map((field) => [field.name, field]));
  const refused = Object.keys(given).flatMap((name) => {
    const field = known.get(name);
    if (!field) return [{ field: name, code: 'unknown-field', message: 'The lead type has no field of this name.' }];
    return fieldTypeOf(field.kind).computed
      ? [{ field: name, code: 'calculated', message: `${field.label} is calculated from other fields.` }]
      : [];
  });
  if (refused.length > 0)
    throw new InvalidRequest('invalid-fields', 'See errors for what is wrong with each field.', refused);
  const { broken, ...corrected } = await correctLead(document, lead, given as RawFields, {
    ...reading,
    readLead: readLeadIn(forLeads),
  });
  if (broken.length > 0) {
    throw new InvalidRequest(
      'invalid-fields',
      'See errors for what is wrong with each field.',
      broken.map(({ field = '', code, message }) => ({ field, code, message })),
    );
  }
  return corrected;
}
