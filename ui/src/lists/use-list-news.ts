import { useQuery } from '@tanstack/vue-query';
import { watch } from 'vue';
import type { List } from '#api/contract/listing/list';
import { useLive } from '#ui/client/live';
import type { GridRows } from './use-grid-rows';

/** Reads the list again when something of its kind was saved, deleted or restored here (`invalidateQueries` with the list's name), or configuration was changed elsewhere. */
export function useListNews(
  list: List,
  grid: GridRows,
  atTop: () => boolean,
  visibleIds: () => readonly string[],
): void {
  async function look(): Promise<void> {
    if (grid.state.value !== 'ready') return;
    if (atTop()) await grid.load(true);
    // Further down, nothing may move: what is in view is brought up to date.
    else await grid.refreshRows(visibleIds()).catch(() => undefined);
  }
  const { dataUpdatedAt } = useQuery({
    queryKey: [list.name, 'list'],
    queryFn: () => Date.now(),
    staleTime: Infinity,
    gcTime: 0,
  });
  watch(dataUpdatedAt, (_, before) => before > 0 && void look());
  if (list.access === 'account') useLive({ config: () => void look() });
}
