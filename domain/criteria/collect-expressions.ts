import { conditionTypeOf } from './conditions/registry';
import type { CriteriaGroup } from './criteria.schema';

/** Distinct expressions of a group and its groups, in the order of their first use. */
export function collectExpressions(group: CriteriaGroup): readonly string[] {
  const found = group.items.flatMap((item) => {
    if ('join' in item) return collectExpressions(item);
    const expression = conditionTypeOf(item).expression?.(item);
    return expression === undefined ? [] : [expression];
  });
  return [...new Set(found)];
}
