import { useVirtualizer } from '@tanstack/vue-virtual';
import { computed, watch, type Ref } from 'vue';
import type { GridRows } from './use-grid-rows';

const ROW = 34;
const HEAD = 32;
/** So many rows before the end the next page is fetched. */
const AHEAD = 25;

/** Only the rows in view are drawn; nearing the end fetches more. */
export function useGridScroll(data: GridRows, scroller: Readonly<Ref<HTMLElement | null>>) {
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: data.state.value === 'ready' ? data.rows.value.length : 0,
      getScrollElement: () => scroller.value,
      estimateSize: () => ROW,
      overscan: 10,
      scrollMargin: HEAD,
      scrollPaddingStart: HEAD + 2,
      scrollPaddingEnd: 2,
    })),
  );
  const items = computed(() =>
    virtualizer.value.getVirtualItems().filter(({ index }) => index < data.rows.value.length),
  );
  const height = computed(() => virtualizer.value.getTotalSize());
  watch(
    () => [items.value.at(-1)?.index ?? -1, data.rows.value.length, data.next.value] as const,
    ([last, count]) => {
      if (last >= 0 && last >= count - AHEAD) void data.more();
    },
  );
  const shown = computed(() => {
    const top = virtualizer.value.scrollOffset ?? 0;
    const room = (virtualizer.value.scrollRect?.height ?? 0) - HEAD;
    const first = Math.floor(top / ROW);
    return { first, last: Math.min(data.rows.value.length, Math.max(first + 1, Math.floor((top + room) / ROW))) };
  });
  return {
    items,
    height,
    margin: HEAD,
    first: computed(() => (data.rows.value.length === 0 ? 0 : shown.value.first + 1)),
    last: computed(() => (data.rows.value.length === 0 ? 0 : shown.value.last)),
    page: () => Math.max(1, shown.value.last - shown.value.first - 1),
    show: (index: number): void => virtualizer.value.scrollToIndex(index, { align: 'auto' }),
    toTop: (): void => void scroller.value?.scrollTo({ top: 0 }),
    visibleIds: (): string[] => data.rows.value.slice(shown.value.first, shown.value.last + 1).map(({ id }) => id),
  };
}
