import type { ExpressionGroup } from './compute-groups';
import { conditionTypeOf } from './conditions/registry';
import type { Condition, CriteriaGroup } from './criteria.schema';
import type { PatternTest } from './pattern-test';

const conditionsOf = (group: CriteriaGroup): readonly Condition[] =>
  group.items.flatMap((item) => ('join' in item ? conditionsOf(item) : [item]));

/** Distinct expressions and patterns of a group and its groups, in the order of their first use. */
export function collectExpressions(group: CriteriaGroup): Pick<ExpressionGroup, 'texts' | 'patterns'> {
  const texts = new Set<string>();
  const patterns = new Map<string, PatternTest>();
  for (const condition of conditionsOf(group)) {
    const { expression, pattern } = conditionTypeOf(condition);
    const text = expression?.(condition);
    if (text !== undefined) texts.add(text);
    const test = pattern?.(condition);
    if (test !== undefined) patterns.set(test.key, test);
  }
  return { texts: [...texts], patterns: [...patterns.values()] };
}
