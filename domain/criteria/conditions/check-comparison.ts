import type { Reason } from '../../kernel/reason';
import { type SubjectType, chooseReading, fits } from '../choose-reading';
import { operandList } from '../compile-comparison';
import type { Operand } from '../criteria.schema';
import type { OperatorObject } from '../operators/operator';

interface Comparison {
  readonly label: string;
  readonly type: SubjectType;
  readonly operator: OperatorObject;
  readonly value: Operand | undefined;
}

/** What is wrong with a comparison: an operator that means nothing for the values, too few or too many operands, operands of another kind. */
export function checkComparison({ label, type, operator, value }: Comparison): readonly Reason[] {
  if (!fits(type, operator.comparison)) {
    return [{ code: 'operator-does-not-fit', message: `"${operator.label}" cannot be used for ${label}.` }];
  }
  const count = checkCount(operator, value, label);
  if (count !== null || operator.takes === 'none') return count === null ? [] : [count];
  const operands = operandList(value);
  const reading = chooseReading(type, operator.comparison, operands);
  const wrong = operands.find((operand) => reading.read(operand) === undefined || reading.read(operand) === '');
  if (wrong !== undefined)
    return [
      {
        code: 'operand-of-wrong-type',
        message: `${label} is compared with "${wrong}", which is not a ${reading.label}.`,
      },
    ];
  return operator.takes === 'range' && !inOrder(operands.map((operand) => reading.read(operand)))
    ? [{ code: 'range-reversed', message: `${label} is compared with a range that ends before it begins.` }]
    : [];
}

function checkCount(operator: OperatorObject, value: Operand | undefined, label: string): Reason | null {
  const count = operandList(value).length;
  const isList = Array.isArray(value);
  const wanted: Record<OperatorObject['takes'], [ok: boolean, words: string]> = {
    none: [value === undefined, 'no value'],
    one: [count === 1 && !isList, 'one value'],
    range: [count === 2 && isList, 'a list of two values'],
    list: [count > 0 && isList, 'a list of values'],
    'one-or-list': [count > 0, 'a value or a list of values'],
  };
  const [ok, words] = wanted[operator.takes];
  return ok ? null : { code: 'operand-missing', message: `${label} "${operator.label}" needs ${words}.` };
}

function inOrder([low, high]: readonly (string | number | boolean | undefined)[]): boolean {
  return low !== undefined && high !== undefined && low <= high;
}
