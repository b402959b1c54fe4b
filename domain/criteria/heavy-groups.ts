import { QUICK_WORK } from '../expressions/compile-pattern';
import type { LeadFields } from '../kernel/lead-fields';
import type { ExpressionGroup } from './compute-groups';
import { type PatternTest, patternWork } from './pattern-test';

/**
 * What has to be computed where it can be stopped: every expression, and the patterns that do not fit into the first few milliseconds
 * (the others are looked for when somebody asks). [] for the ordinary lead.
 */
export function heavyGroups(groups: readonly ExpressionGroup[], fields: LeadFields): readonly ExpressionGroup[] {
  const heavy = new Map<string, boolean>();
  let left = QUICK_WORK;
  const isHeavy = (test: PatternTest): boolean => {
    const known = heavy.get(test.key);
    if (known !== undefined) return known;
    const work = patternWork(test, fields);
    const over = work > left;
    if (!over) left -= work;
    heavy.set(test.key, over);
    return over;
  };
  return groups.flatMap(({ key, texts, patterns }) => {
    const slow = patterns.filter(isHeavy);
    return texts.length + slow.length === 0 ? [] : [{ key, texts, patterns: slow }];
  });
}
