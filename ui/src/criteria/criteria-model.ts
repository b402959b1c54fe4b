import { fits, type SubjectType } from '#domain/criteria/choose-reading';
import type { Condition, CriteriaGroup, FunctionId, Operand, Operator } from '#domain/criteria/criteria.schema';
import { CRITERIA_FUNCTIONS } from '#domain/criteria/functions/registry';
import { OPERATOR_OBJECTS } from '#domain/criteria/operators/registry';
import type { FieldChoice } from './field-choices';

export type Item = Condition | CriteriaGroup;
/** What a line's operator select offers: a comparison, or a pattern found or not found. */
export type LineOperator = Operator | 'matches' | 'not-matches';

export const isCriteriaGroup = (item: Item): item is CriteriaGroup => 'join' in item;

/** How many conditions a document has, at any depth. */
export const countConditions = (group: CriteriaGroup): number =>
  group.items.reduce((sum, item) => sum + (isCriteriaGroup(item) ? countConditions(item) : 1), 0);

export function replaceAt(group: CriteriaGroup, at: number, item: Item | null): CriteriaGroup {
  return {
    ...group,
    items:
      item === null
        ? group.items.filter((_, index) => index !== at)
        : group.items.map((each, index) => (index === at ? item : each)),
  };
}
export function move(group: CriteriaGroup, at: number, step: -1 | 1): CriteriaGroup {
  const items = [...group.items];
  const [item] = items.splice(at, 1);
  if (item) items.splice(Math.max(0, at + step), 0, item);
  return { ...group, items };
}

/** The subject of a line as its select names it: `field:State`, `function:grade`, `expression`. */
export function subjectOf(condition: Condition): string {
  if (condition.type === 'expression') return 'expression';
  return condition.type === 'function' ? `function:${condition.function}` : `field:${condition.field}`;
}

/** A line about another subject; the operator stays where it means something there. */
export function withSubject(condition: Condition, subject: string, fields: readonly FieldChoice[]): Condition {
  const [kind, ...rest] = subject.split(':');
  const name = rest.join(':');
  if (kind === 'expression') return { type: 'expression', expression: '', operator: 'equals', value: true };
  if (kind === 'function') return newFunction(name as FunctionId, fields);
  const type = fields.find(({ path }) => path === name)?.type ?? 'dynamic';
  const operator =
    'operator' in condition && fits(type, OPERATOR_OBJECTS[condition.operator].comparison)
      ? condition.operator
      : 'equals';
  return withValue(
    { type: 'field', field: name, operator: fits(type, OPERATOR_OBJECTS[operator].comparison) ? operator : 'known' },
    undefined,
  );
}

export function newCondition(fields: readonly FieldChoice[]): Condition {
  const first = fields.find(({ system }) => system === 'state') ?? fields[0];
  return { type: 'field', field: first?.path ?? '', operator: first && fits(first.type, 'equality') ? 'in' : 'known' };
}

function newFunction(id: FunctionId, fields: readonly FieldChoice[]): Condition {
  const field = fields.find(({ type }) => appliesTo(id, type))?.path;
  const needs = CRITERIA_FUNCTIONS[id].appliesTo.length > 0 && field !== undefined;
  return {
    type: 'function',
    function: id,
    operator: CRITERIA_FUNCTIONS[id].ordered ? 'greater-or-equal' : 'in',
    ...(needs && { field }),
  };
}
export const appliesTo = (id: FunctionId, type: SubjectType): boolean =>
  CRITERIA_FUNCTIONS[id].appliesTo.some((wanted) => wanted === type);

export function typeOf(condition: Condition, fields: readonly FieldChoice[]): SubjectType {
  if (condition.type === 'expression') return 'dynamic';
  if (condition.type === 'function') return CRITERIA_FUNCTIONS[condition.function].type;
  return fields.find(({ path }) => path === condition.field)?.type ?? 'dynamic';
}

export function operatorOf(condition: Condition): LineOperator {
  if (condition.type === 'regex') return condition.negate ? 'not-matches' : 'matches';
  return condition.operator;
}

/** The operators that mean something for a line's subject. */
export function operatorsFor(condition: Condition, fields: readonly FieldChoice[]): readonly LineOperator[] {
  const type = typeOf(condition, fields);
  const ordered = condition.type !== 'function' || CRITERIA_FUNCTIONS[condition.function].ordered;
  const plain = Object.values(OPERATOR_OBJECTS)
    .filter(({ comparison }) => fits(type, comparison) && (ordered || comparison !== 'order'))
    .map(({ id }) => id);
  const field = condition.type === 'field' || condition.type === 'regex';
  return field && type !== 'group' ? [...plain, 'matches', 'not-matches'] : plain;
}

/** A line with another operator; a value survives where the new operator takes as many. */
export function withOperator(condition: Condition, operator: LineOperator): Condition {
  if (operator === 'matches' || operator === 'not-matches') {
    const pattern = condition.type === 'regex' ? condition.pattern : '';
    return {
      type: 'regex',
      field: 'field' in condition ? (condition.field ?? '') : '',
      pattern,
      negate: operator === 'not-matches',
    };
  }
  if (condition.type === 'regex') return { type: 'field', field: condition.field, operator };
  const before = OPERATOR_OBJECTS[condition.operator].takes;
  const { takes } = OPERATOR_OBJECTS[operator];
  const changed = { ...condition, operator } as Condition;
  if (takes === 'none' || condition.value === undefined) return withValue(changed, undefined);
  return before === takes ? changed : withValue(changed, adapt(condition.value, takes));
}

function adapt(value: Operand, takes: 'one' | 'range' | 'list' | 'one-or-list'): Operand | undefined {
  const values = Array.isArray(value) ? value : [value];
  if (takes === 'one') return values[0];
  if (takes === 'range') return undefined;
  return values.filter((each): each is string | number => typeof each !== 'boolean');
}

export function withValue(condition: Condition, value: Operand | undefined): Condition {
  if (condition.type === 'regex') return condition;
  if (condition.type === 'expression') return { ...condition, value: value ?? true };
  const { value: _, ...bare } = condition;
  return value === undefined ? bare : { ...bare, value };
}
