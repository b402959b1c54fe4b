import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

/** Whether the window is as narrow as a phone's. */
export function usePhone(): Readonly<ShallowRef<boolean>> {
  const query = matchMedia('(max-width: 720px)');
  const phone = shallowRef(query.matches);
  const change = (): void => void (phone.value = query.matches);
  query.addEventListener('change', change);
  onScopeDispose(() => query.removeEventListener('change', change));
  return phone;
}
