import { computed, onScopeDispose, shallowRef } from 'vue';
import type { FilterGroup } from '#api/contract/listing/filter';
import { listEndpoints } from '#api/contract/listing/list-endpoints';
import type { List, ListSort } from '#api/contract/listing/list';
import { problemOf, type ApiProblem } from '#ui/client/api-problem';
import { call } from '#ui/client/call';
import type { Row } from './row-action';
import { searchRows, type RowSearch } from '#ui/client/search-rows';

const PAGE = 50;
export interface Asked {
  readonly filter: FilterGroup;
  readonly sort: readonly ListSort[];
  /** Columns that are fields of lead types: the list shows them only when it is asked to. */
  readonly fields: readonly string[];
}

/** Rows of a list, page after page as one scrolls. */
export function useGridRows(list: List, asked: () => Asked) {
  const endpoints = listEndpoints(list);
  const rows = shallowRef<readonly Row[]>([]);
  const next = shallowRef<string | null>(null);
  const state = shallowRef<'loading' | 'ready' | 'failed'>('loading');
  const refreshing = shallowRef(false);
  const problem = shallowRef<ApiProblem | null>(null);
  const moreProblem = shallowRef<ApiProblem | null>(null);
  const count = shallowRef<{ readonly count: number; readonly more: boolean } | null>(null);
  /** Rows shown that the filter does not hold for any more: they stay where they are until the next look. */
  const gone = shallowRef<ReadonlySet<string>>(new Set());
  /** How often rows were loaded from the first one on. */
  const loadings = shallowRef(0);
  let current = new AbortController();
  let loadingMore = false;

  const body = () => {
    const { filter, sort } = asked();
    return {
      ...(filter.items.length > 0 && { filter }),
      ...(sort.length > 0 && { sort: sort.map((each) => ({ ...each })) }),
    };
  };
  const search = (extra: Pick<RowSearch, 'cursor' | 'ids' | 'limit'>, signal: AbortSignal) => {
    const { fields } = asked();
    return searchRows(list, { ...body(), ...(fields.length > 0 && { fields }), limit: PAGE, ...extra }, signal);
  };

  async function countAll(signal: AbortSignal): Promise<void> {
    const { filter } = asked();
    try {
      count.value = await call(endpoints.count, { body: filter.items.length > 0 ? { filter } : {}, signal });
    } catch {
      // The rows are there; how many there are in all is then just not said.
      if (!signal.aborted) count.value = null;
    }
  }

  /** From the first row on. With `quiet`, what is shown stays until the answer is there. */
  async function load(quiet = false): Promise<void> {
    current.abort();
    const { signal } = (current = new AbortController());
    loadingMore = false;
    refreshing.value = true;
    if (!quiet) state.value = 'loading';
    void countAll(signal);
    try {
      const page = await search({}, signal);
      if (signal.aborted) return;
      rows.value = page.items;
      next.value = page.next;
      gone.value = new Set();
      problem.value = moreProblem.value = null;
      state.value = 'ready';
      loadings.value += 1;
    } catch (error) {
      if (signal.aborted) return;
      problem.value = problemOf(error);
      state.value = 'failed';
    } finally {
      if (!signal.aborted) refreshing.value = false;
    }
  }

  async function more(): Promise<void> {
    if (loadingMore || next.value === null || state.value !== 'ready') return;
    loadingMore = true;
    const { signal } = current;
    try {
      const page = await search({ cursor: next.value }, signal);
      if (signal.aborted) return;
      const known = new Set(rows.value.map(({ id }) => id));
      rows.value = [...rows.value, ...page.items.filter(({ id }) => !known.has(id))];
      next.value = page.next;
      moreProblem.value = null;
    } catch (error) {
      if (!signal.aborted) moreProblem.value = problemOf(error);
    } finally {
      loadingMore = false;
    }
  }

  /** Reads shown rows again, in place. */
  async function refreshRows(ids: readonly string[]): Promise<void> {
    const { signal } = current;
    const wanted = ids.slice(0, 200);
    const found = await search({ ids: wanted, limit: 200 }, signal).catch((error: unknown) => {
      // A reload of the whole list overtook it: the rows come with that.
      if (signal.aborted) return null;
      throw error;
    });
    if (found === null || signal.aborted) return;
    const { items } = found;
    const fresh = new Map(items.map((row) => [row.id, row]));
    rows.value = rows.value.map((row) => fresh.get(row.id) ?? row);
    const without = new Set(gone.value);
    for (const id of wanted) {
      if (fresh.has(id)) without.delete(id);
      else without.add(id);
    }
    gone.value = without;
  }

  /** How many rows would stand above or among the first page that are not shown yet. */
  async function countNew(): Promise<number> {
    const { signal } = current;
    const page = await search({}, signal);
    void countAll(signal);
    const known = new Set(rows.value.map(({ id }) => id));
    return page.items.filter(({ id }) => !known.has(id)).length;
  }

  /** What was on screen when one went elsewhere, to find it again on coming back. */
  const snapshot = () => ({ rows: rows.value, next: next.value, count: count.value });
  function revive(kept: ReturnType<typeof snapshot>): void {
    rows.value = kept.rows;
    next.value = kept.next;
    count.value = kept.count;
    state.value = 'ready';
  }
  onScopeDispose(() => current.abort());
  const total = computed(() =>
    next.value === null && state.value === 'ready' ? { count: rows.value.length, more: false } : count.value,
  );
  const retryMore = (): Promise<void> => {
    moreProblem.value = null;
    return more();
  };
  return {
    rows,
    next,
    state,
    refreshing,
    problem,
    moreProblem,
    total,
    gone,
    loadings,
    load,
    more,
    refreshRows,
    countNew,
    retryMore,
    snapshot,
    revive,
  };
}
export type GridRows = ReturnType<typeof useGridRows>;
