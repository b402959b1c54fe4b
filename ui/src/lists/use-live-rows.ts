import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import { useLive } from '#ui/client/live';
import type { Row } from './row-action';

const PAUSE_MS = 1200;
/** So many rows are read again at once. */
const AT_ONCE = 200;

/** A list that can be followed. */
export interface LiveList {
  readonly state: Readonly<Ref<'loading' | 'ready' | 'failed'>>;
  readonly rows: Readonly<Ref<readonly Row[]>>;
  /** Ids of rows shown that do not belong to the list any more. */
  readonly gone: Readonly<Ref<ReadonlySet<string>>>;
  readonly refreshRows: (ids: readonly string[]) => Promise<void>;
  readonly countNew: () => Promise<number>;
  readonly load: (quiet: boolean) => Promise<void>;
}

/** Keeps the rows on screen true while leads move, and counts what is new without moving what one reads. A row is meant by its own id or by its lead's. */
export function useLiveRows(grid: LiveList, seen: Readonly<Ref<boolean>>) {
  const waiting = shallowRef(0);
  const pending = new Set<string>();
  /** Something may have changed that nobody told us, or that we could not follow when we heard of it. */
  let missed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function settle(): Promise<void> {
    timer = undefined;
    const ids = new Set(pending);
    const all = missed;
    pending.clear();
    // Not now: the list follows up when it is loaded, or seen again.
    missed = grid.state.value !== 'ready' || !seen.value;
    if (missed) return;
    try {
      await follow(ids, all);
      // Nothing that one reads is moved by rows in a list that was empty.
      if (waiting.value > 0 && grid.rows.value.length === 0) await show();
    } catch {
      // The next change, or the stream when it is back, tries again.
      missed = true;
    }
  }
  async function follow(ids: ReadonlySet<string>, all: boolean): Promise<void> {
    const meant = grid.rows.value
      .filter((row) => all || ids.has(row.id) || (typeof row['lead'] === 'string' && ids.has(row['lead'])))
      .slice(0, AT_ONCE);
    if (meant.length > 0) await grid.refreshRows(meant.map(({ id }) => id));
    // A row that is gone may have another one in its place: what was a lead on its way is a delivery now.
    const known = new Set(
      meant.filter(({ id }) => !grid.gone.value.has(id)).flatMap((row) => [row.id, String(row['lead'] ?? '')]),
    );
    if (all || [...ids].some((id) => !known.has(id))) waiting.value = await grid.countNew();
  }
  const soon = (ids: readonly string[]): void => {
    for (const id of ids) pending.add(id);
    timer ??= setTimeout(() => void settle(), PAUSE_MS);
  };
  const later = (): void => {
    missed = true;
    soon([]);
  };
  async function show(): Promise<void> {
    waiting.value = 0;
    await grid.load(true);
  }
  const { connected } = useLive({ leads: soon, back: later });
  watch([grid.state, seen], ([state, now]) => state === 'ready' && now && missed && soon([]));
  onScopeDispose(() => clearTimeout(timer));
  return { waiting, connected, show };
}
