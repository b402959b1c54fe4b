import { nextTick, onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import { mayGrowInView } from './cell-style';
import type { PlacedColumn } from './column-state';
import { measureColumns } from './measure-columns';

export type Widths = ReadonlyMap<string, number>;
/** What was measured last, so that a list one comes back to stands as it did. */
const measured = new Map<string, Widths>();

/**
 * How wide a list's columns are while nobody sized them: as wide as what is in them. They are measured when rows were loaded and only ever grow, so that
 * nothing jumps back and forth; while one scrolls and while rows change in place only states and figures still make room for themselves.
 */
export function useFittedWidths(name: string, scroller: Readonly<Ref<HTMLElement | null>>) {
  const widths = shallowRef<Widths>(measured.get(name) ?? new Map());
  let over = false;
  onScopeDispose(() => {
    over = true;
  });

  async function measure(placed: readonly PlacedColumn[], loaded: boolean): Promise<void> {
    await nextTick();
    await document.fonts.ready;
    if (over || !scroller.value) return;
    const found = [...measureColumns(scroller.value, placed)].filter(
      ([column, width]) => width > (widths.value.get(column) ?? 0),
    );
    const kinds = new Map(placed.map((each) => [each.column.name, each.column]));
    const grown = found.filter(([column]) => loaded || !widths.value.has(column) || mayGrowInView(kinds.get(column)!));
    if (grown.length === 0) return;
    widths.value = new Map([...widths.value, ...grown]);
    measured.set(name, widths.value);
  }

  /** Follows what is drawn: `loadings` says with which loading the rows came, `shown` changes with every row drawn. */
  function follow(placed: () => readonly PlacedColumn[], loadings: () => unknown, shown: () => unknown): void {
    let last: unknown;
    watch(
      [
        loadings,
        shown,
        () =>
          placed()
            .map(({ column }) => column.name)
            .join(),
      ],
      ([now]) => {
        const loaded = now !== last;
        last = now;
        if (now !== null) void measure(placed(), loaded);
      },
      { immediate: true, flush: 'post' },
    );
  }
  return { widths, follow };
}
