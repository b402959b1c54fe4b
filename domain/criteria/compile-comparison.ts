import type { ComparedSubject } from './compared-subject';
import type { Json } from '../kernel/json';
import type { Reason } from '../kernel/reason';
import { chooseReading } from './choose-reading';
import { type Compared, type CompiledRule, type Screening, ruleReason, sayValue, shorten } from './compiled-rule';
import type { Operand } from './criteria.schema';
import type { LeadView, SlotTable, SlotValue } from './lead-view';
import type { Primitive } from './criteria-facts';
import type { OperatorObject } from './operators/operator';
import type { OperandReading } from './readings';

/** Subject, operator and operands as one rule over a lead's values; operands that cannot be read match no lead. */
export function compileComparison(
  subject: ComparedSubject,
  operator: OperatorObject,
  operand: Operand | undefined,
  table: SlotTable,
): CompiledRule {
  const operands = operandList(operand);
  const reading = chooseReading(subject.type, operator.comparison, operands);
  const slot = table.slotOf(`${subject.key}|${reading.id}`, (facts) => toSlot(subject.read(facts), reading));
  return new ComparisonRule(subject, operator, operands, readOperands(operator, operands, reading), slot);
}

/** A class, not closures: ten thousand accounts hold fifty thousand of these. */
class ComparisonRule implements CompiledRule {
  readonly #test: ((value: Primitive) => boolean) | null;

  constructor(
    private readonly subject: ComparedSubject,
    private readonly operator: OperatorObject,
    private readonly operands: readonly Json[],
    private readonly primitives: readonly Primitive[] | null,
    private readonly slot: number,
  ) {
    this.#test = primitives === null ? null : operator.compile(primitives);
  }

  get text(): string {
    return ruleText(this.subject.label, this.operator, this.operands);
  }

  get screening(): Screening | undefined {
    const { subject, operator, primitives, slot } = this;
    return subject.single && primitives !== null && primitives.length > 0
      ? screeningOf(operator, primitives, slot)
      : undefined;
  }

  matches(view: LeadView): boolean {
    const test = this.#test;
    return test !== null && isHit(view.get(this.slot), test) !== this.operator.negated;
  }

  explain(view: LeadView): readonly Reason[] {
    return this.matches(view) ? [] : [ruleReason(this, view)];
  }

  compared(view: LeadView): Compared {
    const { subject, operator, operands } = this;
    return {
      expected: expectedOf(operator, operands),
      actual: actualOf(subject.read(view.facts)),
      field: subject.field,
    };
  }
}

export function operandList(operand: Operand | undefined): readonly (string | number | boolean)[] {
  return operand === undefined ? [] : Array.isArray(operand) ? operand : [operand];
}

export function actualOf(values: readonly Json[]): Json {
  return values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : shorten(values);
}

/** The operands made comparable; null when one cannot be read or none is there although the operator needs one. */
function readOperands(
  operator: OperatorObject,
  operands: readonly Json[],
  reading: OperandReading,
): readonly Primitive[] | null {
  if (operands.length === 0 && operator.takes !== 'none') return null;
  const read = operands.map((operand) => reading.read(operand));
  return read.every((operand) => operand !== undefined) ? read : null;
}

function screeningOf(operator: OperatorObject, operands: readonly Primitive[], slot: number): Screening | undefined {
  if (operator.comparison === 'equality')
    return { slot, kind: 'values', values: [...new Set(operands)], negated: operator.negated };
  if (operator.bounds === undefined || operands.some((operand) => typeof operand !== 'number')) return undefined;
  return { slot, kind: 'bounds', bounds: operator.bounds(operands) };
}

function isHit(value: SlotValue, test: (value: Primitive) => boolean): boolean {
  return typeof value === 'object' ? value.some(test) : value !== undefined && test(value);
}

function toSlot(values: readonly Json[], reading: OperandReading): SlotValue {
  const read = values.map((value) => reading.read(value)).filter((value) => value !== undefined);
  return read.length > 1 ? read : read[0];
}

function expectedOf(operator: OperatorObject, operands: readonly Json[]): Json {
  return operator.takes === 'none'
    ? operator.label
    : operator.takes === 'one'
      ? (operands[0] ?? null)
      : shorten(operands);
}

function ruleText(label: string, operator: OperatorObject, operands: readonly Json[]): string {
  if (operator.takes === 'none') return `${label} ${operator.label}`;
  if (operator.takes === 'range') return `${label} ${operator.label} ${operands.map(sayValue).join(' and ')}`;
  return `${label} ${operator.label} ${sayValue([...operands])}`;
}
