import type { FieldSettings } from '../../fields/lead-type.schema';
import type { Reason } from '../../kernel/reason';
import { compileComparison } from '../compile-comparison';
import type { ComparedSubject } from '../compared-subject';
import type { Condition } from '../criteria.schema';
import type { CriteriaFunction } from '../functions/criteria-function';
import { CRITERIA_FUNCTIONS } from '../functions/registry';
import { OPERATOR_OBJECTS } from '../operators/registry';
import { findDefinition, isRepeated, resolvePath } from '../resolve-path';
import { checkComparison } from './check-comparison';
import type { CompileContext, ConditionType } from './condition-type';
import { fieldLabel, subjectType, unknownField } from './field-subject';

type FunctionCondition = Extract<Condition, { type: 'function' }>;

/** A built-in function of the moment or the lead compared with written values. */
export const functionCondition: ConditionType<FunctionCondition> = {
  compile: (condition, context) =>
    compileComparison(
      functionSubject(condition, context),
      OPERATOR_OBJECTS[condition.operator],
      condition.value,
      context.table,
    ),
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

function functionSubject(
  { function: id, field }: FunctionCondition,
  { definitions, zone }: CompileContext,
): ComparedSubject {
  const called = CRITERIA_FUNCTIONS[id];
  const path = called.appliesTo.length === 0 ? undefined : field;
  const segments = path?.split('.');
  return {
    key: `function:${id}:${path ?? ''}:${called.zoned ? (zone ?? '') : ''}`,
    label: path === undefined ? called.label : `${called.label} ${fieldLabel(definitions, path)}`,
    type: called.type,
    field: path,
    single: path === undefined || !isRepeated(path),
    read: (facts) => {
      const values = segments === undefined ? [undefined] : resolvePath(facts.fields, segments);
      const moment = zone === undefined ? facts : { ...facts, zone };
      return values.map((value) => called.read(moment, value)).filter((value) => value !== undefined);
    },
  };
}

function checkField(
  called: CriteriaFunction,
  field: string | undefined,
  definitions: readonly FieldSettings[],
): readonly Reason[] {
  if (called.appliesTo.length === 0) return [];
  if (field === undefined) return [{ code: 'field-missing', message: `"${called.label}" needs a field.` }];
  const definition = findDefinition(definitions, field);
  if (definition === undefined) return [unknownField(field)];
  const type = subjectType(definition);
  return type === 'dynamic' || called.appliesTo.some((wanted) => wanted === type)
    ? []
    : [
        {
          code: 'operator-does-not-fit',
          message: `"${called.label}" cannot be used for ${fieldLabel(definitions, field)}.`,
          field,
        },
      ];
}
