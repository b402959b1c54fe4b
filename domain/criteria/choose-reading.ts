import type { Json } from '../kernel/json';
import type { Comparison } from './operators/operator';
import {
  type OperandReading,
  booleanReading,
  dayReading,
  instantReading,
  isDateOnly,
  naturalReading,
  numberReading,
  presentReading,
  textReading,
} from './readings';

/** What a compared value can be: the value type of a field, or `dynamic` for calculated values that may be anything. */
export type SubjectType = 'text' | 'number' | 'boolean' | 'date' | 'group' | 'dynamic';

const COMPARISONS: Readonly<Record<SubjectType, readonly Comparison[]>> = {
  text: ['presence', 'equality', 'order', 'substring'],
  number: ['presence', 'equality', 'order'],
  boolean: ['presence', 'equality'],
  date: ['presence', 'equality', 'order'],
  group: ['presence'],
  dynamic: ['presence', 'equality', 'order', 'substring'],
};

/** Whether an operator means something for a kind of value; `contains` on a number does not. */
export function fits(type: SubjectType, comparison: Comparison): boolean {
  return COMPARISONS[type].includes(comparison);
}

/** How both sides of a comparison are read. A calculated value is read the way the value it is compared with is written. */
export function chooseReading(type: SubjectType, comparison: Comparison, operands: readonly Json[]): OperandReading {
  if (comparison === 'presence') return presentReading;
  if (comparison === 'substring') return textReading;
  if (type === 'number') return numberReading;
  if (type === 'boolean') return booleanReading;
  if (type === 'date') return dateReading(operands);
  if (type === 'dynamic') return readingOf(operands) ?? orderedText(comparison);
  return orderedText(comparison);
}

function orderedText(comparison: Comparison): OperandReading {
  return comparison === 'order' ? naturalReading : textReading;
}

function dateReading(operands: readonly Json[]): OperandReading {
  return operands.some(isDateOnly) ? dayReading : instantReading;
}

function readingOf(operands: readonly Json[]): OperandReading | undefined {
  if (operands.length === 0) return undefined;
  if (operands.every((operand) => typeof operand === 'boolean')) return booleanReading;
  const candidates = [numberReading, dateReading(operands)];
  return candidates.find((reading) => operands.every((operand) => reading.read(operand) !== undefined));
}
