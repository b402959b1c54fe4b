import { compilePattern, QUICK_WORK } from '../expressions/compile-pattern';
import { isBlank } from '../fields/is-blank';
import type { FieldSettings, LeadTypeDocument } from '../fields/lead-type.schema';
import { fieldReason } from '../fields/refuse';
import { fieldTypeOf } from '../fields/registry';
import type { RawFields, RawValue } from '../kernel/lead-fields';
import type { Reason } from '../kernel/reason';
import { type ReadLead, validateLead } from './validate-lead';

/** Whether reading this lead may take long: something is calculated, or patterns have to look through long texts. */
export const isHeavyLead = ({ fields }: LeadTypeDocument, raw: RawFields): boolean =>
  fields.some(isCalculated) || patternWorkOf(fields, raw) > QUICK_WORK;

const isCalculated = (field: FieldSettings): boolean =>
  fieldTypeOf(field.kind).computed === true || (field.fields ?? []).some(isCalculated);

const patternWorkOf = (fields: readonly FieldSettings[], raw: RawFields): number =>
  fields.reduce((sum, field) => {
    const size = sizeOfPatterns(field);
    return size === 0 ? sum : sum + size * lengthOf(raw[field.name]);
  }, 0);

/** Instructions of a field's pattern and those of its sub-fields. */
function sizeOfPatterns({ rule, fields = [] }: FieldSettings): number {
  const compiled = rule?.pattern === undefined ? undefined : compilePattern(rule.pattern);
  const own = compiled?.ok === true ? compiled.size : 0;
  return fields.reduce((sum, field) => sum + sizeOfPatterns(field), own);
}

const lengthOf = (value: RawValue | undefined): number =>
  typeof value === 'string' ? value.length : (JSON.stringify(value ?? null)?.length ?? 0);

/** The same lead when reading it took too long: nothing is calculated and no pattern is looked for, and every field says so that wants it. */
export const validateUncomputed: ReadLead = async (document, raw, options) => {
  const unchecked = document.fields
    .filter((field) => sizeOfPatterns(field) > 0 && !isBlank(raw[field.name]))
    .map((field): Reason => fieldReason(field, 'check-too-slow', 'could not be checked in time.'));
  const plain = { ...document, fields: document.fields.map(withoutPatterns) };
  const { fields, reasons } = await validateLead(plain, raw, options, () =>
    Promise.resolve({ ok: false, message: 'It took too long.', overran: true }),
  );
  return { fields, reasons: [...unchecked, ...reasons] };
};

function withoutPatterns({ rule, fields, ...field }: FieldSettings): FieldSettings {
  const { pattern: _pattern, ...bounds } = rule ?? {};
  return {
    ...field,
    ...(rule ? { rule: bounds } : {}),
    ...(fields ? { fields: fields.map(withoutPatterns) } : {}),
  } as FieldSettings;
}
