import { checkExpression } from '../../expressions/check-expression';
import type { Json } from '../../kernel/json';
import type { CriteriaFacts } from '../criteria-facts';
import { compileComparison } from '../compile-comparison';
import type { Condition } from '../criteria.schema';
import { OPERATOR_OBJECTS } from '../operators/registry';
import { checkComparison } from './check-comparison';
import type { ConditionType } from './condition-type';

/** The result of a JSONata expression compared with written values. An expression that failed for a lead is unknown. */
export const expressionCondition: ConditionType<Extract<Condition, { type: 'expression' }>> = {
  compile: ({ expression, operator, value }, { table }) => {
    const read = ({ computed }: CriteriaFacts): readonly Json[] => known(computed.get(expression));
    const subject = {
      key: `expression:${expression}`,
      label: expression,
      type: 'dynamic' as const,
      single: false,
      read,
    };
    return compileComparison(subject, OPERATOR_OBJECTS[operator], operandOf(operator, value), table);
  },
  check: ({ expression, operator, value }) => {
    const refusal = checkExpression(expression);
    if (refusal !== null) return [{ code: 'bad-expression', message: refusal }];
    const object = OPERATOR_OBJECTS[operator];
    return checkComparison({
      label: 'The expression',
      type: 'dynamic',
      operator: object,
      value: operandOf(operator, value),
    });
  },
  expression: ({ expression }) => expression,
};

/** The schema fills in `true` when no value is written; operators that take none do not look at it. */
function operandOf(
  operator: keyof typeof OPERATOR_OBJECTS,
  value: Extract<Condition, { type: 'expression' }>['value'],
): typeof value | undefined {
  return OPERATOR_OBJECTS[operator].takes === 'none' ? undefined : value;
}

function known(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value.filter((entry) => entry !== null && entry !== '') : [value];
}
