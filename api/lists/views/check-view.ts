import type { Pool } from 'pg';
import { checkFilter, checkSort } from '#api/contract/listing/check-filter';
import { ALL_LISTS } from '#api/contract/listing/all-lists';
import type { ViewDocument } from '#api/contract/views';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { listInSight } from '#api/lists/lead-fields';

/** A view is checked when it is saved, so that opening it later asks nothing its list does not know. Columns the list no longer has are no fault: they are left out. */
export async function checkView(
  pool: Pool,
  principal: Principal,
  name: string,
  { filter, sort }: ViewDocument,
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
  if (problems.length > 0) refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
}
