import {
  isFilterGroup,
  OPERATORS_OF_KIND,
  type FilterGroup,
  type FilterJoin,
  type FilterOperator,
  type FilterRule,
  type FilterValue,
} from '#api/contract/listing/filter';
import type { List, ListColumn } from '#api/contract/listing/list';

export type FilterItem = FilterRule | FilterGroup;
/** Where an item is: the index in each group on the way down. The root is `[]`. */
export type FilterPath = readonly number[];

export const NOTHING: FilterGroup = { join: 'and', items: [] };

export const filterable = (list: List): readonly ListColumn[] =>
  list.columns.filter((column) => column.filter && column.kind !== 'json');

/** The column a new rule starts with: one whose values can be chosen; the time has a control of its own. */
export function firstColumn(list: List): ListColumn {
  const columns = filterable(list);
  return columns.find(({ refers, choices }) => refers !== undefined || choices !== undefined) ?? columns[0]!;
}

/** A first rule for a column: the operator people mean most often, without a value yet. */
export function newRule(column: ListColumn): FilterRule {
  if (column.kind === 'boolean') return { column: column.name, is: 'is', value: true };
  if (column.kind === 'moment') return { column: column.name, is: 'in-last', value: { amount: 24, unit: 'hours' } };
  if (column.kind === 'choice' || column.kind === 'id')
    return { column: column.name, is: column.choices || column.refers ? 'any-of' : 'is' };
  if (column.kind === 'text') return { column: column.name, is: 'contains' };
  return { column: column.name, is: 'at-least' };
}

const LISTS: ReadonlySet<FilterOperator> = new Set(['any-of', 'none-of', 'between']);
const BARE: ReadonlySet<FilterOperator> = new Set(['empty', 'not-empty']);
export const takesValue = (is: FilterOperator): boolean => !BARE.has(is);
export const takesList = (is: FilterOperator): boolean => LISTS.has(is);

/** The same rule with another operator; the value stays as far as it fits. */
export function withRuleOperator(rule: FilterRule, is: FilterOperator): FilterRule {
  if (!takesValue(is)) return { column: rule.column, is };
  if (is === 'in-last') return { column: rule.column, is, value: { amount: 24, unit: 'hours' } };
  const { value } = rule;
  if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) return { column: rule.column, is };
  const many = Array.isArray(value) ? value : [value];
  if (takesList(is))
    return is === 'between' && many.length !== 2
      ? { column: rule.column, is }
      : { column: rule.column, is, value: many };
  return { column: rule.column, is, value: many[0]! };
}

/** Whether a rule says something yet. */
export function isComplete(rule: FilterRule): boolean {
  if (!takesValue(rule.is)) return true;
  const { value } = rule;
  if (value === undefined || value === '') return false;
  if (rule.is === 'between') return Array.isArray(value) && value.length === 2 && value.every((each) => each !== '');
  return takesList(rule.is) ? Array.isArray(value) && value.length > 0 : true;
}

/** The filter as it is sent: rules without a value and groups without rules hold for everything, so they are left out. */
export function effectiveFilter(group: FilterGroup): FilterGroup {
  return {
    join: group.join,
    items: group.items.flatMap((item): FilterItem[] => {
      if (!isFilterGroup(item)) return isComplete(item) ? [item] : [];
      const inner = effectiveFilter(item);
      return inner.items.length > 0 ? [inner] : [];
    }),
  };
}

/** What of a saved filter this list still understands. */
export function knownFilter(list: List, group: FilterGroup): FilterGroup {
  const columns = new Map(filterable(list).map((column) => [column.name, column]));
  return {
    join: group.join,
    items: group.items.flatMap((item): FilterItem[] => {
      if (isFilterGroup(item)) return [knownFilter(list, item)];
      const column = columns.get(item.column);
      return column && OPERATORS_OF_KIND[column.kind].includes(item.is) ? [item] : [];
    }),
  };
}

/** Replaces, or with `null` removes, the item at a path. */
export function replaceItem(root: FilterGroup, path: FilterPath, item: FilterItem | null): FilterGroup {
  const [first, ...rest] = path;
  if (first === undefined) return item && isFilterGroup(item) ? item : NOTHING;
  const here = root.items[first];
  const next = rest.length === 0 ? item : here && isFilterGroup(here) ? replaceItem(here, rest, item) : (here ?? null);
  return { ...root, items: next === null ? root.items.toSpliced(first, 1) : root.items.toSpliced(first, 1, next) };
}

/** Adds an item at the end of the group at a path. */
export function addAt(root: FilterGroup, path: FilterPath, item: FilterItem): FilterGroup {
  const [first, ...rest] = path;
  if (first === undefined) return { ...root, items: [...root.items, item] };
  const inner = root.items[first];
  return inner && isFilterGroup(inner) ? replaceItem(root, [first], addAt(inner, rest, item)) : root;
}

/** Narrows a filter by one more condition, whatever its join. */
export function narrow(root: FilterGroup, item: FilterItem): FilterGroup {
  if (root.items.length === 0) return { join: 'and', items: [item] };
  return root.join === 'and' ? addAt(root, [], item) : { join: 'and', items: [root, item] };
}

/** The condition of a column that a heading's filter or the date range changes: the first of an all-of filter. */
export function ruleOf(
  root: FilterGroup,
  column: string,
): { readonly rule: FilterRule; readonly path: FilterPath } | null {
  if (root.join !== 'and') return null;
  const at = root.items.findIndex((item) => !isFilterGroup(item) && item.column === column);
  return at === -1 ? null : { rule: root.items[at] as FilterRule, path: [at] };
}

export function setRuleOf(root: FilterGroup, column: string, rule: FilterRule | null): FilterGroup {
  const found = ruleOf(root, column);
  if (found) return replaceItem(root, found.path, rule);
  return rule ? narrow(root, rule) : root;
}

export const columnsIn = (group: FilterGroup): readonly string[] =>
  group.items.flatMap((item) => (isFilterGroup(item) ? columnsIn(item) : [item.column]));

/** How a join reads between its items, and before them. */
export const joinWords = (join: FilterJoin): { readonly between: 'and' | 'or'; readonly before: 'not' | null } => ({
  between: join === 'and' || join === 'not-and' ? 'and' : 'or',
  before: join.startsWith('not') ? 'not' : null,
});

export const listOfValues = (value: FilterValue | undefined): readonly (string | number | boolean)[] =>
  value === undefined ? [] : Array.isArray(value) ? value : typeof value === 'object' ? [] : [value];
