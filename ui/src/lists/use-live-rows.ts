import { onScopeDispose, shallowRef } from 'vue';
import { useLive } from '#ui/client/live';
import type { GridRows } from './use-grid-rows';

const PAUSE_MS = 1200;

/** Keeps the rows on screen true while leads move, and counts what is new without moving what one reads. A row is meant by its own id or by its lead's. */
export function useLiveRows(grid: GridRows, quietly: () => boolean) {
  const waiting = shallowRef(0);
  const pending = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function settle(): Promise<void> {
    timer = undefined;
    const ids = new Set(pending);
    pending.clear();
    if (grid.state.value !== 'ready' || document.hidden) return;
    const meant = grid.rows.value.filter(
      (row) => ids.has(row.id) || (typeof row['lead'] === 'string' && ids.has(row['lead'])),
    );
    try {
      if (meant.length > 0) await grid.refreshRows(meant.map(({ id }) => id));
      // A row that is gone may have another one in its place: what was a lead on its way is a delivery now.
      const known = new Set(
        meant.filter(({ id }) => !grid.gone.value.has(id)).flatMap((row) => [row.id, String(row['lead'] ?? '')]),
      );
      if (ids.size === 0 || [...ids].some((id) => !known.has(id))) waiting.value = await grid.countNew();
      if (waiting.value > 0 && quietly()) await show();
    } catch {
      // The next change tries again.
    }
  }
  const soon = (ids: readonly string[]): void => {
    for (const id of ids) pending.add(id);
    timer ??= setTimeout(() => void settle(), PAUSE_MS);
  };
  const onVisible = (): void => {
    if (!document.hidden) soon([]);
  };
  async function show(): Promise<void> {
    waiting.value = 0;
    await grid.load(true);
  }
  const { connected } = useLive({ leads: soon, back: () => soon([]) });
  document.addEventListener('visibilitychange', onVisible);
  onScopeDispose(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisible);
  });
  return { waiting, connected, show };
}
