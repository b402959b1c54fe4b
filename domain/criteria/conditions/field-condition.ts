import type { Condition } from '../criteria.schema';
import { compileComparison } from '../compile-comparison';
import { OPERATOR_OBJECTS } from '../operators/registry';
import { findDefinition } from '../resolve-path';
import { checkComparison } from './check-comparison';
import type { ConditionType } from './condition-type';
import { fieldLabel, fieldSubject, subjectType, unknownField } from './field-subject';

/** A lead field compared with written values. */
export const fieldCondition: ConditionType<Extract<Condition, { type: 'field' }>> = {
  compile: ({ field, operator, value }, { definitions, table }) => {
    const subject = table.subjectOf(`field:${field}`, () => fieldSubject(definitions, field));
    return compileComparison(subject, OPERATOR_OBJECTS[operator], value, table);
  },
  check: ({ field, operator, value }, definitions) => {
    const definition = findDefinition(definitions, field);
    if (definition === undefined) return [unknownField(field)];
    const comparison = {
      label: fieldLabel(definitions, field),
      type: subjectType(definition),
      operator: OPERATOR_OBJECTS[operator],
      value,
    };
    return checkComparison(comparison).map((reason) => ({ ...reason, field }));
  },
};
