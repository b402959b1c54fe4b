import { compilePattern } from '../../expressions/compile-pattern';
import { actualOf } from '../compile-comparison';
import { type CompiledRule, ruleReason } from '../compiled-rule';
import type { Condition } from '../criteria.schema';
import { isFound, patternTest } from '../pattern-test';
import { findDefinition } from '../resolve-path';
import type { ConditionType } from './condition-type';
import { fieldLabel, fieldValues, subjectType, unknownField } from './field-subject';

/** A pattern found (or, negated, not found) anywhere in a field; a refused pattern matches no lead. Each pattern runs once per lead. */
export const regexCondition: ConditionType<Extract<Condition, { type: 'regex' }>> = {
  compile: ({ field, pattern, negate }, { definitions, table }) => {
    const compiled = compilePattern(pattern);
    const read = fieldValues(field);
    const test = patternTest(field, pattern);
    // Found out beforehand where it takes long.
    const slot = table.slotOf(`regex:${field}|${pattern}`, ({ fields, computed }) =>
      computed.has(test.key) ? computed.get(test.key) === true : isFound(test, fields),
    );
    const rule: CompiledRule = {
      text: `${fieldLabel(definitions, field)} ${negate ? 'does not match' : 'matches'} ${pattern}`,
      matches: (view) => compiled.ok && view.get(slot) !== negate,
      explain: (view) => (rule.matches(view) ? [] : [ruleReason(rule, view)]),
      compared: (view) => ({ expected: pattern, actual: actualOf(read(view.facts.fields)), field }),
    };
    return rule;
  },
  check: ({ field, pattern }, definitions) => {
    const definition = findDefinition(definitions, field);
    if (definition === undefined) return [unknownField(field)];
    if (subjectType(definition) === 'group') {
      return [{ code: 'operator-does-not-fit', message: `A pattern cannot be used for the group ${field}.`, field }];
    }
    const compiled = compilePattern(pattern);
    return compiled.ok ? [] : [{ code: 'bad-pattern', message: compiled.message, field }];
  },
  pattern: ({ field, pattern }) => patternTest(field, pattern),
};
