import type { Condition } from '../criteria.schema';
import type { ConditionType } from './condition-type';
import { expressionCondition } from './expression-condition';
import { fieldCondition } from './field-condition';
import { functionCondition } from './function-condition';
import { regexCondition } from './regex-condition';

type ConditionTypes = { readonly [Type in Condition['type']]: ConditionType<Extract<Condition, { type: Type }>> };

const CONDITION_TYPES: ConditionTypes = {
  field: fieldCondition,
  regex: regexCondition,
  expression: expressionCondition,
  function: functionCondition,
};

/** The object that knows this condition's type. */
export function conditionTypeOf(condition: Condition): ConditionType<Condition> {
  return CONDITION_TYPES[condition.type] as ConditionType<Condition>;
}
