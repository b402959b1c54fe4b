import type { Json } from '../kernel/json';
import { type SubjectType, chooseReading } from './choose-reading';
import { type CompiledRule, ruleReason, sayValue, shorten } from './compiled-rule';
import type { Operand } from './criteria.schema';
import type { CriteriaFacts, LeadView, Primitive, SlotTable, SlotValue } from './lead-view';
import type { Operator } from './operators/operator';
import type { Reading } from './readings';

/** The left side of a comparison. */
export interface ComparedSubject {
  /** Says everything that `read` depends on besides the facts. */
  readonly key: string;
  readonly label: string;
  readonly type: SubjectType;
  readonly field?: string | undefined;
  /** Known values, blanks left out; several when the subject repeats. */
  read(facts: CriteriaFacts): readonly Json[];
}

/** Subject, operator and operands as one closure over a lead's values; operands that cannot be read match no lead. */
export function compileComparison(subject: ComparedSubject, operator: Operator, operand: Operand | undefined, table: SlotTable): CompiledRule {
  const operands = operandList(operand);
  const reading = chooseReading(subject.type, operator.comparison, operands);
  const slot = table.slotOf(`${subject.key}|${reading.id}`, (facts) => toSlot(subject.read(facts), reading));
  const rule: CompiledRule = {
    text: ruleText(subject.label, operator, operands),
    matches: compileTest(operator, readOperands(operands, reading), slot),
    explain: (view) => (rule.matches(view) ? [] : [ruleReason(rule, view)]),
    compared: (view) => ({ expected: expectedOf(operator, operands), actual: actualOf(subject.read(view.facts)), field: subject.field }),
  };
  return rule;
}

export function operandList(operand: Operand | undefined): readonly (string | number | boolean)[] {
  return operand === undefined ? [] : Array.isArray(operand) ? operand : [operand];
}

export function actualOf(values: readonly Json[]): Json {
  return values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : shorten(values);
}

function readOperands(operands: readonly Json[], reading: Reading): readonly Primitive[] | undefined {
  const read = operands.map((operand) => reading.read(operand));
  return read.every((operand) => operand !== undefined) ? read : undefined;
}

function compileTest(operator: Operator, operands: readonly Primitive[] | undefined, slot: number): (view: LeadView) => boolean {
  if (operands === undefined || (operands.length === 0 && operator.takes !== 'none')) return () => false;
  const test = operator.compile(operands);
  if (operator.negated) return (view) => !isHit(view.get(slot), test);
  return (view) => {
    const value = view.get(slot);
    return typeof value === 'object' ? value.some(test) : value !== undefined && test(value);
  };
}

function isHit(value: SlotValue, test: (value: Primitive) => boolean): boolean {
  return typeof value === 'object' ? value.some(test) : value !== undefined && test(value);
}

function toSlot(values: readonly Json[], reading: Reading): SlotValue {
  const read = values.map((value) => reading.read(value)).filter((value) => value !== undefined);
  return read.length > 1 ? read : read[0];
}

function expectedOf(operator: Operator, operands: readonly Json[]): Json {
  return operator.takes === 'none' ? operator.label : operator.takes === 'one' ? (operands[0] ?? null) : shorten(operands);
}

function ruleText(label: string, operator: Operator, operands: readonly Json[]): string {
  if (operator.takes === 'none') return `${label} ${operator.label}`;
  if (operator.takes === 'range') return `${label} ${operator.label} ${operands.map(sayValue).join(' and ')}`;
  return `${label} ${operator.label} ${sayValue([...operands])}`;
}
