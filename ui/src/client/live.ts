import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

export interface LiveHandlers {
  /** Ids of leads that are new or changed, in the caller's sight. */
  readonly leads?: (ids: readonly string[]) => void;
  readonly config?: () => void;
  /** The stream was not there for a moment, at the beginning or between: what happened meanwhile is not known. */
  readonly back?: () => void;
}

const handlers = new Set<LiveHandlers>();
const connected = shallowRef(false);
let stream: EventSource | null = null;
let again: ReturnType<typeof setTimeout> | undefined;

/** Hears of changes as they happen, over one stream for all screens, for as long as the calling component lives. */
export function useLive(mine: LiveHandlers): { readonly connected: Readonly<ShallowRef<boolean>> } {
  handlers.add(mine);
  open();
  onScopeDispose(() => {
    handlers.delete(mine);
    if (handlers.size === 0) close();
  });
  return { connected };
}

function open(): void {
  if (stream) return;
  clearTimeout(again);
  stream = new EventSource('/api/v1/events');
  stream.onopen = () => {
    connected.value = true;
    // Also the first time: what was read before the stream was there may be old by now.
    for (const each of handlers) each.back?.();
  };
  stream.onerror = () => {
    connected.value = false;
    // The browser tries again by itself unless the answer was a refusal.
    if (stream?.readyState === EventSource.CLOSED) {
      close();
      again = setTimeout(() => handlers.size > 0 && open(), 15_000);
    }
  };
  stream.addEventListener('leads', (event) => {
    const ids = idsOf(String((event as MessageEvent).data));
    for (const each of handlers) each.leads?.(ids);
  });
  // News was lost on the way: the same as having been away.
  stream.addEventListener('reload', () => {
    for (const each of handlers) each.back?.();
  });
  stream.addEventListener('config', () => {
    for (const each of handlers) each.config?.();
  });
}

function close(): void {
  stream?.close();
  stream = null;
  connected.value = false;
}

function idsOf(data: string): readonly string[] {
  try {
    const { ids } = JSON.parse(data) as { ids?: unknown };
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
