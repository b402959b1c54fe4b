import type { LeadTypeDocument } from '../fields/lead-type.schema';
import { fieldTypeOf } from '../fields/registry';
import { canonicalJson } from '../kernel/canonical-json';
import type { Json } from '../kernel/json';
import type { Reason } from '../kernel/reason';
import type { FieldValue, LeadFields, RawFields } from '../kernel/lead-fields';
import type { ReadLead } from './validate-lead';

/** A lead as far as a correction of its fields looks at it. */
export interface CorrectedLead {
  readonly fields: LeadFields;
  readonly reasons: readonly Reason[];
  readonly receivedAt: number;
}

export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

export interface FieldCorrection {
  readonly fields: LeadFields;
  /** Those the lead had, less what the correction put right. */
  readonly reasons: readonly Reason[];
  readonly changes: readonly FieldChange[];
}

/**
 * A lead's fields after a correction. Only what was given is read anew, and what is calculated from it; an old fault elsewhere does not
 * stand in the way. `broken` = what is wrong with the given values: then nothing should be written.
 */
export async function correctLead(
  document: LeadTypeDocument,
  lead: CorrectedLead,
  given: RawFields,
  reading: { readonly delimiter: string; readonly zone: string; readonly readLead: ReadLead },
): Promise<FieldCorrection & { readonly broken: readonly Reason[] }> {
  const { readLead, ...how } = reading;
  const read = await readLead(document, { ...lead.fields, ...given }, { ...how, now: lead.receivedAt });
  const replaced = document.fields
    .filter((field) => Object.hasOwn(given, field.name) || fieldTypeOf(field.kind).computed)
    .map((field) => field.name);
  const fields: LeadFields = {
    ...lead.fields,
    ...Object.fromEntries(replaced.map((name) => [name, read.fields[name] ?? null])),
  };
  return {
    fields,
    broken: read.reasons.filter((reason) => reason.field !== undefined && isAbout(reason.field, given)),
    reasons: lead.reasons.filter((reason) => reason.field === undefined || !isAbout(reason.field, given)),
    changes: replaced
      .filter((name) => !same(lead.fields[name], fields[name]))
      .map((field) => ({ field, before: jsonOf(lead.fields[field]), after: jsonOf(fields[field]) })),
  };
}

/** `Drivers[1].Age` is about the field Drivers. */
const isAbout = (path: string, given: object): boolean => Object.hasOwn(given, path.split(/[.[]/)[0] ?? path);
const jsonOf = (value: FieldValue | undefined): Json => (value ?? null) as Json;
const same = (one: FieldValue | undefined, other: FieldValue | undefined): boolean =>
  canonicalJson(jsonOf(one)) === canonicalJson(jsonOf(other));
