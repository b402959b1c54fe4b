import { onBeforeUnmount, type Ref } from 'vue';
import type { GridRows } from './use-grid-rows';

interface Place {
  readonly asked: string;
  readonly rows: ReturnType<GridRows['snapshot']>;
  readonly top: number;
  readonly focus: number;
  readonly at: number;
}
const FRESH_MS = 10 * 60_000;
const places = new Map<string, Place>();

/** Coming back to a list shows the same rows at the same place, as long as it is looked at in the same way. */
export function useKeptPlace(
  name: string,
  grid: GridRows,
  asked: () => string,
  scroller: Ref<HTMLElement | null>,
  focus: () => number,
) {
  onBeforeUnmount(() => {
    if (grid.state.value === 'ready')
      places.set(name, {
        asked: asked(),
        rows: grid.snapshot(),
        top: scroller.value?.scrollTop ?? 0,
        focus: focus(),
        at: Date.now(),
      });
  });
  /** The place to go back to, or null. */
  return (): { readonly top: number; readonly focus: number } | null => {
    const kept = places.get(name);
    places.delete(name);
    if (!kept || kept.asked !== asked() || Date.now() - kept.at > FRESH_MS || kept.rows.rows.length === 0) return null;
    grid.revive(kept.rows);
    return { top: kept.top, focus: kept.focus };
  };
}
/** Another person signs in: nothing of what the one before looked at is kept. */
export const forgetPlaces = (): void => places.clear();
