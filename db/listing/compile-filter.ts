import { BugError } from '#domain/kernel/errors';
import type { Bind } from '../scope/data-scope';
import { compileRule } from './compile-rule';
import type { Group } from './filter-tree';
import type { ColumnFacts, ListSource } from './list-source';

export type Columns = ReadonlyMap<string, ColumnFacts>;

/**
 * A checked filter as one condition; every value is bound, only names from the list's own declaration reach the text. A comparison with
 * a missing value does not hold, so `not-and` and `not-or` are the exact opposites of `and` and `or`.
 */
export function compileFilter(group: Group, columns: Columns, source: ListSource, bind: Bind): string {
  const parts = group.items.map((item) =>
    'join' in item ? compileFilter(item, columns, source, bind) : ruleOf(item, columns, source, bind),
  );
  const any = group.join === 'or' || group.join === 'not-or';
  // Of no items all hold, and none fails: an empty group hides nothing, whatever joins it.
  if (parts.length === 0) return 'true';
  const joined = `(${parts.join(any ? ' or ' : ' and ')})`;
  return group.join.startsWith('not-') ? `(${joined} is not true)` : joined;
}

function ruleOf(rule: Parameters<typeof compileRule>[0], columns: Columns, source: ListSource, bind: Bind): string {
  const facts = columns.get(rule.column);
  const sql = source.columns[rule.column];
  if (!facts || !sql)
    throw new BugError('unknown-column', 'A filter names a column its list does not have', { column: rule.column });
  return compileRule(rule, facts, sql, bind);
}
