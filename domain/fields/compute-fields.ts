import type { evaluateExpression } from '../expressions/evaluate-expression';
import type { Reason } from '../kernel/reason';
import type { FieldValue, LeadFields, RawValue } from '../kernel/lead-fields';
import { checkRule } from './check-rule';
import type { FieldType } from './field-type';
import { knownFields } from './known-fields';
import type { FieldSettings } from './lead-type.schema';
import type { FieldReading } from './read-field';
import { missing } from './read-field';
import { fieldReason } from './refuse';
import type { TypeOf } from './read-fields';

/** Computes one expression; another one than the usual where none can be computed any more. */
export type Evaluate = typeof evaluateExpression;

export interface Computing {
  readonly now: number;
  readonly evaluate: Evaluate;
}

interface Computation {
  readonly fields: LeadFields;
  readonly reasons: readonly Reason[];
}

/**
 * Fills the calculated fields. Entries of groups come first and see their own entry; then the calculated fields of this
 * level in the order they are declared, each seeing those before it. What cannot be calculated (a value is missing, a
 * division by zero) is blank and matters only where the field is required; what was stopped for taking too long is said. `now`: epoch ms for `$now()`.
 */
export async function computeFields(
  definitions: readonly FieldSettings[],
  fields: LeadFields,
  typeOf: TypeOf,
  { now, evaluate }: Computing,
): Promise<Computation> {
  const reasons: Reason[] = [];
  const values = new Map<string, FieldValue>(Object.entries(fields));
  for (const group of definitions) {
    const entries = values.get(group.name);
    if (!group.fields || !Array.isArray(entries)) continue;
    const computed = await computeEntries(group, entries as readonly LeadFields[], typeOf, { now, evaluate });
    values.set(group.name, computed.entries);
    reasons.push(...computed.reasons);
  }
  for (const settings of definitions.filter(({ kind }) => typeOf(kind).computed)) {
    const reading = await compute(settings, Object.fromEntries(values), typeOf(settings.kind), { now, evaluate });
    values.set(settings.name, reading.value);
    reasons.push(...reading.reasons);
  }
  return { fields: Object.fromEntries(values), reasons };
}

async function computeEntries(
  group: FieldSettings,
  entries: readonly LeadFields[],
  typeOf: TypeOf,
  computing: Computing,
) {
  const reasons: Reason[] = [];
  const filled: LeadFields[] = [];
  for (const [index, entry] of entries.entries()) {
    const computed = await computeFields(group.fields ?? [], entry, typeOf, computing);
    filled.push(computed.fields);
    reasons.push(
      ...computed.reasons.map((reason) => ({ ...reason, field: `${group.name}[${index}].${reason.field ?? ''}` })),
    );
  }
  return { entries: filled, reasons };
}

async function compute(
  settings: FieldSettings,
  fields: LeadFields,
  type: FieldType,
  { now, evaluate }: Computing,
): Promise<FieldReading> {
  const result = await evaluate(settings.expression ?? '', knownFields(fields), now);
  if (!result.ok && result.overran === true)
    return {
      value: null,
      reasons: [fieldReason(settings, 'calculation-too-slow', 'could not be calculated in time.')],
    };
  const raw = (result.ok ? (result.value ?? null) : null) as RawValue;
  const parsed = type.parse(raw, settings);
  if (!parsed.ok) return { value: null, reasons: missing(settings) };
  const broken = checkRule(parsed.value, settings, type);
  return { value: parsed.value, reasons: broken ? [broken] : [] };
}
