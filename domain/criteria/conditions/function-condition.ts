import type { FieldSettings } from '../../fields/lead-type.schema';
import type { Reason } from '../../kernel/reason';
import { type ComparedSubject, compileComparison } from '../compile-comparison';
import type { Condition } from '../criteria.schema';
import type { CriteriaFunction } from '../functions/criteria-function';
import { CRITERIA_FUNCTIONS } from '../functions/registry';
import { OPERATOR_OBJECTS } from '../operators/registry';
import { findDefinition, resolvePath } from '../resolve-path';
import { checkComparison } from './check-comparison';
import type { ConditionType } from './condition-type';
import { fieldLabel, subjectType, unknownField } from './field-subject';

type FunctionCondition = Extract<Condition, { type: 'function' }>;

/** A built-in function of the moment or the lead compared with written values. */
export const functionCondition: ConditionType<FunctionCondition> = {
  compile: (condition, { definitions, table }) => {
    const subject = functionSubject(CRITERIA_FUNCTIONS[condition.function], condition.field, definitions);
    return compileComparison(subject, OPERATOR_OBJECTS[condition.operator], condition.value, table);
  },
  check: (condition, definitions) => {
    const called = CRITERIA_FUNCTIONS[condition.function];
    const operator = OPERATOR_OBJECTS[condition.operator];
    const fieldReasons = checkField(called, condition.field, definitions);
    if (fieldReasons.length > 0) return fieldReasons;
    if (operator.comparison === 'order' && !called.ordered) {
      return [{ code: 'operator-does-not-fit', message: `"${operator.label}" cannot be used for ${called.label}.` }];
    }
    return checkComparison({ label: called.label, type: called.type, operator, value: condition.value });
  },
};

function functionSubject(called: CriteriaFunction, field: string | undefined, definitions: readonly FieldSettings[]): ComparedSubject {
  const segments = called.appliesTo.length === 0 || field === undefined ? undefined : field.split('.');
  return {
    key: `function:${called.id}:${field ?? ''}`,
    label: segments === undefined || field === undefined ? called.label : `${called.label} ${fieldLabel(definitions, field)}`,
    type: called.type,
    field,
    read: (facts) => {
      const values = segments === undefined ? [undefined] : resolvePath(facts.fields, segments);
      return values.map((value) => called.read(facts, value)).filter((value) => value !== undefined);
    },
  };
}

function checkField(called: CriteriaFunction, field: string | undefined, definitions: readonly FieldSettings[]): readonly Reason[] {
  if (called.appliesTo.length === 0) return [];
  if (field === undefined) return [{ code: 'field-missing', message: `"${called.label}" needs a field.` }];
  const definition = findDefinition(definitions, field);
  if (definition === undefined) return [unknownField(field)];
  const type = subjectType(definition);
  return type === 'dynamic' || called.appliesTo.some((wanted) => wanted === type)
    ? []
    : [{ code: 'operator-does-not-fit', message: `"${called.label}" cannot be used for ${fieldLabel(definitions, field)}.`, field }];
}
