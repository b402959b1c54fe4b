import { evaluateExpression } from '../expressions/evaluate-expression';
import type { Reason } from '../kernel/reason';
import type { FieldValue, LeadFields, RawValue } from '../kernel/lead-fields';
import { checkRule } from './check-rule';
import type { FieldType } from './field-type';
import { knownFields } from './known-fields';
import type { FieldSettings } from './lead-type.schema';
import type { FieldReading } from './read-field';
import { missing } from './read-field';
import type { TypeOf } from './read-fields';

interface Computation {
  readonly fields: LeadFields;
  readonly reasons: readonly Reason[];
}

/**
 * Fills the calculated fields. Entries of groups come first and see their own entry; then the calculated fields of this
 * level in the order they are declared, each seeing those before it. What cannot be calculated (a value is missing, a
 * division by zero) is blank and matters only where the field is required. `now`: epoch ms for `$now()`.
 */
export async function computeFields(
  definitions: readonly FieldSettings[],
  fields: LeadFields,
  typeOf: TypeOf,
  now: number,
): Promise<Computation> {
  const reasons: Reason[] = [];
  const values = new Map<string, FieldValue>(Object.entries(fields));
  for (const group of definitions) {
    const entries = values.get(group.name);
    if (!group.fields || !Array.isArray(entries)) continue;
    const computed = await computeEntries(group, entries as readonly LeadFields[], typeOf, now);
    values.set(group.name, computed.entries);
    reasons.push(...computed.reasons);
  }
  for (const settings of definitions.filter(({ kind }) => typeOf(kind).computed)) {
    const reading = await compute(settings, Object.fromEntries(values), typeOf(settings.kind), now);
    values.set(settings.name, reading.value);
    reasons.push(...reading.reasons);
  }
  return { fields: Object.fromEntries(values), reasons };
}

async function computeEntries(group: FieldSettings, entries: readonly LeadFields[], typeOf: TypeOf, now: number) {
  const reasons: Reason[] = [];
  const filled: LeadFields[] = [];
  for (const [index, entry] of entries.entries()) {
    const computed = await computeFields(group.fields ?? [], entry, typeOf, now);
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
  now: number,
): Promise<FieldReading> {
  const result = await evaluateExpression(settings.expression ?? '', knownFields(fields), now);
  const raw = (result.ok ? (result.value ?? null) : null) as RawValue;
  const parsed = type.parse(raw, settings);
  if (!parsed.ok) return { value: null, reasons: missing(settings) };
  const broken = checkRule(parsed.value, settings, type);
  return { value: parsed.value, reasons: broken ? [broken] : [] };
}
