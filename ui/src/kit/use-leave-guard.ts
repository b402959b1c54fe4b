import { onBeforeUnmount, onMounted } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { recordAt } from './record-at';
import { useConfirmLoss } from './use-confirm-loss';

/**
 * Asks before unsaved changes are left behind, by a link or by closing the window. Must be called in a screen's setup. What belongs to
 * the whole record (`keptOverTabs`) is not left behind when only the `tab` in the address changes; what belongs to one tab is.
 */
export function useLeaveGuard(
  dirty: () => boolean,
  { keptOverTabs = false }: { readonly keptOverTabs?: boolean } = {},
): void {
  const confirmLoss = useConfirmLoss();
  const ask = async (): Promise<boolean> => !dirty() || confirmLoss();
  onBeforeRouteLeave(ask);
  onBeforeRouteUpdate(
    (to, from) => to.path === from.path || (keptOverTabs && recordAt(to) === recordAt(from)) || ask(),
  );
  const onUnload = (event: BeforeUnloadEvent): void => {
    if (dirty()) event.preventDefault();
  };
  onMounted(() => addEventListener('beforeunload', onUnload));
  onBeforeUnmount(() => removeEventListener('beforeunload', onUnload));
}
