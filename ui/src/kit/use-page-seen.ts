import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

/** Whether the page is in front of somebody, and not in a tab behind others. */
export function usePageSeen(): Readonly<ShallowRef<boolean>> {
  const seen = shallowRef(!document.hidden);
  const look = (): void => {
    seen.value = !document.hidden;
  };
  document.addEventListener('visibilitychange', look);
  onScopeDispose(() => document.removeEventListener('visibilitychange', look));
  return seen;
}
