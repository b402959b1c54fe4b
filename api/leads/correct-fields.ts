import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { fieldTypeOf } from '#domain/fields/registry';
import type { LeadRow } from '#db/rows';
import type { Json } from '#domain/kernel/json';
import type { Reason } from '#domain/kernel/reason';
import type { FieldValue, LeadFields, RawFields } from '#domain/lead/lead-fields';
import { validateLead } from '#domain/lead/validate-lead';
import { canonicalJson } from '#api/http/canonical-json';
import { InvalidRequest } from '#api/http/invalid-request';

export interface FieldCorrection {
  readonly fields: LeadFields;
  /** Those the lead had, less what the correction put right. */
  readonly reasons: readonly Reason[];
  readonly changes: readonly { readonly field: string; readonly before: Json; readonly after: Json }[];
}

/**
 * The lead's fields after a correction. Only what was named is read anew, and what is calculated from it; an old fault elsewhere does not
 * stand in the way. Throws InvalidRequest with a reason per field.
 */
export async function correctFields(document: LeadTypeDocument, lead: LeadRow, given: { readonly [name: string]: Json }, delimiter: string): Promise<FieldCorrection> {
  const known = new Map(document.fields.map((field) => [field.name, field]));
  const refused = Object.keys(given).flatMap((name) => {
    const field = known.get(name);
    if (!field) return [{ field: name, code: 'unknown-field', message: 'The lead type has no field of this name.' }];
    return fieldTypeOf(field.kind).computed ? [{ field: name, code: 'calculated', message: `${field.label} is calculated from other fields.` }] : [];
  });
  if (refused.length > 0) throw new InvalidRequest('invalid-fields', 'See errors for what is wrong with each field.', refused);
  const read = await validateLead(document, { ...lead.fields, ...given } as RawFields, { delimiter, now: lead.receivedAt });
  const broken = read.reasons.filter((reason) => reason.field !== undefined && isAbout(reason.field, given));
  if (broken.length > 0) {
    throw new InvalidRequest('invalid-fields', 'See errors for what is wrong with each field.', broken.map(({ field = '', code, message }) => ({ field, code, message })));
  }
  const replaced = document.fields.filter((field) => Object.hasOwn(given, field.name) || fieldTypeOf(field.kind).computed).map((field) => field.name);
  const fields: LeadFields = { ...lead.fields, ...Object.fromEntries(replaced.map((name) => [name, read.fields[name] ?? null])) };
  return {
    fields,
    reasons: lead.reasons.filter((reason) => reason.field === undefined || !isAbout(reason.field, given)),
    changes: replaced.filter((name) => !same(lead.fields[name], fields[name])).map((field) => ({ field, before: jsonOf(lead.fields[field]), after: jsonOf(fields[field]) })),
  };
}

/** `Drivers[1].Age` is about the field Drivers. */
const isAbout = (path: string, given: object): boolean => Object.hasOwn(given, path.split(/[.[]/)[0] ?? path);
const jsonOf = (value: FieldValue | undefined): Json => (value ?? null) as Json;
const same = (one: FieldValue | undefined, other: FieldValue | undefined): boolean => canonicalJson(jsonOf(one)) === canonicalJson(jsonOf(other));
