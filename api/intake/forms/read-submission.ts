import type { FieldSettings, LeadTypeDocument } from '#domain/fields/lead-type.schema';
import type { Reason } from '#domain/kernel/reason';
import type { RawFields, RawValue } from '#domain/kernel/lead-fields';
import type { LeadFormDocument } from '#domain/lead/lead-form.schema';
import { nestFields } from '#domain/lead/nest-fields';
import { forLeadOf } from '#threads/lane';
import { readLeadIn } from '#threads/read-lead';

/** Left empty by people, who cannot see it, and filled in by programs. */
export const TRAP = 'leave-this-empty';
export const CONSENT = 'consent-given';

/** What a visitor sent, and what is wrong with it by the name of the input. */
export interface Submission {
  /** Of inputs, as typed; shown again beside the errors. */
  readonly values: ReadonlyMap<string, string>;
  readonly fields: RawFields;
  readonly errors: ReadonlyMap<string, string>;
  /** What is wrong with the visit instead. */
  readonly message?: string | undefined;
  /** A program filled in what people cannot see. */
  readonly trapped: boolean;
}

export interface Visit {
  readonly form: LeadFormDocument;
  readonly type: LeadTypeDocument;
  readonly delimiter: string;
  readonly zone: string;
  readonly address: string;
  /** Says when the visitor left. */
  readonly gone: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Reads a submitted form. Only what the form asks for is taken: no visitor can set other fields of the lead. */
export async function readSubmission(pairs: readonly [string, string][], visit: Visit): Promise<Submission> {
  const { form, type } = visit;
  const values = new Map(pairs);
  const asked = new Set(form.fields.map(({ field }) => field));
  const taken = pairs.filter(([name, value]) => asked.has(name.split(/[.[]/)[0] ?? '') && value.trim() !== '');
  const ticked = values.get(CONSENT) === 'yes';
  const fields = {
    ...nestFields(taken.map(([name, value]): [string, RawValue] => [name, value])),
    ...ofTheVisit(visit, asked, ticked),
  };
  const { reasons } = await readLeadIn(forLeadOf(visit.gone))(type, fields, {
    delimiter: visit.delimiter,
    zone: visit.zone,
    now: visit.now,
  });
  const errors = new Map<string, string>();
  for (const reason of [...missingHere(visit, fields), ...reasons])
    if (!errors.has(reason.field ?? '')) errors.set(reason.field ?? '', reason.message);
  if (form.consentText !== '' && !ticked) errors.set(CONSENT, 'Please tick the box to go on.');
  return { values, fields, errors, trapped: (values.get(TRAP) ?? '') !== '' };
}

/** What the visit itself says: where it came from, and that the consent box was ticked beside which text. */
function ofTheVisit({ form, type, address }: Visit, asked: ReadonlySet<string>, ticked: boolean): RawFields {
  const named = (wanted: FieldSettings['systemField']): string | undefined =>
    type.fields.find(({ systemField, name }) => systemField === wanted && !asked.has(name))?.name;
  const entries: [string | undefined, string][] = [[named('ipAddress'), address]];
  if (form.consentText !== '' && ticked)
    entries.push(
      [named('consent'), consentValue(type, form)],
      [type.fields.find(({ name }) => name === 'ConsentText')?.name, form.consentText],
    );
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[0] !== undefined));
}

function consentValue(type: LeadTypeDocument, form: LeadFormDocument): string {
  return type.fields.find(({ systemField }) => systemField === 'consent')?.kind === 'yes-no' ? 'yes' : form.consentText;
}

/** Fields this form insists on beyond what the lead type does. */
function missingHere({ form, type }: Visit, fields: RawFields): Reason[] {
  return form.fields
    .filter(({ field, required }) => required && fields[field] === undefined)
    .map(({ field, label }) => {
      const name = label ?? type.fields.find((settings) => settings.name === field)?.label ?? field;
      return { code: 'required', message: `${name} is required.`, field };
    });
}
