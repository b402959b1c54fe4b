import { computed, type WritableComputedRef } from 'vue';

/** An optional setting as a text field: blank means that it is absent. */
export function textOrNothing(
  get: () => string | undefined,
  set: (text: string | undefined) => void,
): WritableComputedRef<string> {
  return computed({ get: () => get() ?? '', set: (text) => set(text.trim() === '' ? undefined : text) });
}
