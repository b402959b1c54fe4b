import type { FilterGroup } from '#api/contract/listing/filter';
import type { List, ListSort } from '#api/contract/listing/list';
import { listEndpoints } from '#api/contract/listing/list-endpoints';
import { call } from './call';
import type { ListedRow } from './listed-row';

export interface RowSearch {
  readonly filter?: FilterGroup;
  readonly sort?: readonly ListSort[];
  readonly ids?: readonly string[];
  readonly fields?: readonly string[];
  readonly cursor?: string;
  readonly limit?: number;
}
export interface FoundRows {
  readonly items: readonly ListedRow[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** A page of a list that is known only as one: its rows by the names of their columns. */
export async function searchRows(
  list: List,
  { sort, ids, fields, ...asked }: RowSearch,
  signal?: AbortSignal,
): Promise<FoundRows> {
  const page = await call(listEndpoints(list).search, {
    body: {
      ...asked,
      ...(sort && { sort: sort.map((each) => ({ ...each })) }),
      ...(ids && { ids: [...ids] }),
      ...(fields && { fields: [...fields] }),
    },
    ...(signal && { signal }),
  });
  return page as unknown as FoundRows;
}
