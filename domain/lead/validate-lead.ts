import { evaluateExpression } from '../expressions/evaluate-expression';
import { computeFields, type Evaluate } from '../fields/compute-fields';
import type { LeadTypeDocument } from '../fields/lead-type.schema';
import { readFields } from '../fields/read-fields';
import { fieldTypeOf } from '../fields/registry';
import type { Reason } from '../kernel/reason';
import type { LeadFields, RawFields } from '../kernel/lead-fields';

/** A hostile lead can break thousands of rules; nobody reads more than these. */
const MOST_REASONS = 500;

/**
 * Gives a lead's raw fields the meaning of its lead type: defaults, kinds, rules, then calculated fields. A lead is valid
 * when no reason comes back; fields are complete either way, null where nothing usable was sent. `delimiter` joins texts
 * that were sent several times; `now` (epoch ms) is the time calculated fields see; times without a zone are told in `zone`.
 */
export async function validateLead(
  document: LeadTypeDocument,
  raw: RawFields,
  options: { readonly delimiter: string; readonly zone?: string | undefined; readonly now: number },
  evaluate: Evaluate = evaluateExpression,
): Promise<{ fields: LeadFields; reasons: Reason[] }> {
  const read = readFields(document.fields, raw, options, fieldTypeOf);
  const computed = await computeFields(document.fields, read.fields, fieldTypeOf, { now: options.now, evaluate });
  return { fields: computed.fields, reasons: [...read.reasons, ...computed.reasons].slice(0, MOST_REASONS) };
}

/** Reads a lead's fields; where it is done in a thread, the same by another way. */
export type ReadLead = (
  document: LeadTypeDocument,
  raw: RawFields,
  options: Parameters<typeof validateLead>[2],
) => ReturnType<typeof validateLead>;
