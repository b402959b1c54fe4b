import type { FilterGroup } from '#api/contract/listing/filter';
import type { List, ListSort } from '#api/contract/listing/list';
import type { ViewDocument } from '#api/contract/views';
import { sameValue } from '#ui/client/patch-of';
import { defaultColumns, type ColumnState } from './column-state';
import { effectiveFilter, knownFilter, NOTHING } from './filter-model';

/** How a list is looked at: which rows, in which order, which columns. */
export interface ViewState {
  readonly filter: FilterGroup;
  /** Empty = the list's own order. */
  readonly sort: readonly ListSort[];
  readonly columns: readonly ColumnState[];
}

export const defaultView = (list: List): ViewState => ({ filter: NOTHING, sort: [], columns: defaultColumns(list) });

/** A saved document as a view of the list as it is today: what is gone is dropped, what was never said is the default. */
export function viewOf(list: List, document: ViewDocument | null | undefined): ViewState {
  const fallback = defaultView(list);
  if (!document) return fallback;
  const known = new Map(list.columns.map((column) => [column.name, column]));
  const columns = document.columns?.filter(({ name }) => known.has(name));
  return {
    filter: document.filter ? knownFilter(list, document.filter) : NOTHING,
    sort: (document.sort ?? []).filter(({ column }) => known.get(column)?.sort),
    columns: columns && columns.length > 0 ? columns : fallback.columns,
  };
}

/** A view as it is saved: conditions without a value are not part of it. */
export function documentOf(view: ViewState): ViewDocument {
  return {
    filter: effectiveFilter(view.filter),
    sort: view.sort.map((each) => ({ ...each })),
    columns: view.columns.map(({ name, width, pinned }) => ({
      name,
      ...(width && { width }),
      ...(pinned && { pinned }),
    })),
  };
}

/** Whatever the order of the parts of a rule: the database keeps them in its own. */
export const sameView = (a: ViewState, b: ViewState): boolean => sameValue(documentOf(a), documentOf(b));
