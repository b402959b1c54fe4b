import { onMounted, onUnmounted, readonly, shallowRef } from 'vue';
import { readStatus, type StatusReading } from '../../client/read-status';

/** The latest status: read at once, when the page comes into view again, and on demand. `reading` is null until the first answer. */
export function useStatus() {
  const reading = shallowRef<StatusReading | null>(null);
  const readAt = shallowRef<Date | null>(null);
  const busy = shallowRef(false);
  let request: AbortController | undefined;

  async function refresh(): Promise<void> {
    request?.abort();
    const current = (request = new AbortController());
    busy.value = true;
    const result = await readStatus(current.signal);
    // A newer request has taken over.
    if (current.signal.aborted) return;
    reading.value = result;
    readAt.value = new Date();
    busy.value = false;
  }

  const onVisible = (): void => {
    if (document.visibilityState === 'visible') void refresh();
  };
  onMounted(() => {
    void refresh();
    window.addEventListener('focus', onVisible);
    document.addEventListener('visibilitychange', onVisible);
  });
  onUnmounted(() => {
    request?.abort();
    window.removeEventListener('focus', onVisible);
    document.removeEventListener('visibilitychange', onVisible);
  });
  return { reading: readonly(reading), readAt: readonly(readAt), busy: readonly(busy), refresh };
}
