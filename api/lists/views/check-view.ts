import type { Pool } from 'pg';
import { checkFilter, checkSort } from '#api/contract/listing/check-filter';
import { ALL_LISTS } from '#api/contract/listing/all-lists';
import { isFilterGroup, type ColumnKind, type FilterGroup } from '#api/contract/listing/filter';
import type { List, ListColumn } from '#api/contract/listing/list';
import type { FieldProblem } from '#api/contract/problem';
import type { View } from '#api/contract/views';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { listInSight } from '#api/lists/lead-fields';

/** A view is checked when it is saved, so that opening it later asks nothing its list does not know. Columns the list no longer has are no fault: they are left out. */
export async function checkView(
  pool: Pool,
  principal: Principal,
  { list: name, shared, document: { filter, sort } }: Pick<View, 'list' | 'shared' | 'document'>,
): Promise<void> {
  const plain = ALL_LISTS.find((candidate) => candidate.name === name);
  if (!plain)
    return refuse('invalid-fields', 'See errors for what is wrong with each field.', [
      { field: 'list', code: 'unknown-reference', message: 'There is no list of this name.' },
    ]);
  const { list } = await listInSight(pool, plain, principal);
  const problems = [
    ...(filter ? checkFilter(list, filter) : []).map((problem) => ({
      ...problem,
      field: `document.filter.${problem.field}`,
    })),
    ...checkSort(list, sort ?? []).map((problem) => ({ ...problem, field: `document.sort.${problem.field}` })),
  ];
  if (shared && filter) problems.push(...namingRules(list, filter, 'document.filter'));
  if (problems.length > 0) refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
}

/** A shared view is read by people who may not look at leads: no rule in it compares with what names a person. */
function namingRules(list: List, { items }: FilterGroup, at: string): FieldProblem[] {
  return items.flatMap((item, index) => {
    const field = `${at}.items.${index}`;
    if (isFilterGroup(item)) return namingRules(list, item, field);
    const column = list.columns.find(({ name }) => name === item.column);
    if (!column || !namesPeople(column) || item.value === undefined) return [];
    const message = `A shared view is seen by people who may not look at leads, so it cannot hold a value of ${column.label}. Leave the rule out, or keep the view for yourself.`;
    return [{ field: `${field}.value`, code: 'personal-value', message }];
  });
}

/** A number, an amount, a choice or a yes is shared by many. */
const TELLING: ReadonlySet<ColumnKind> = new Set(['text', 'id', 'moment', 'day', 'json']);
const namesPeople = ({ personal, region, kind }: ListColumn): boolean =>
  personal === true && region !== true && TELLING.has(kind);
