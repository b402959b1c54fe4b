import type { ListSort } from '#api/contract/listing/list';

const MOST = 3;

/** A click on a heading: this column first up, then down, then the list's own order. With `add` it comes behind those there are. */
export function cycleSort(sort: readonly ListSort[], column: string, add: boolean): readonly ListSort[] {
  const current = sort.find((each) => each.column === column);
  const next = !current ? { column, descending: false } : current.descending ? null : { column, descending: true };
  if (!add) return next ? [next] : [];
  if (current) return sort.flatMap((each) => (each !== current ? [each] : next ? [next] : []));
  return [...sort, next!].slice(-MOST);
}
