import { onBeforeUnmount, onMounted } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { t } from '#ui/words/i18n';
import { recordAt } from './record-at';
import { useConfirm } from './use-confirm';

/**
 * Asks before unsaved changes are left behind, by a link or by closing the window. Must be called in a screen's setup. What belongs to
 * the whole record (`keptOverTabs`) is not left behind when only the `tab` in the address changes; what belongs to one tab is.
 */
export function useLeaveGuard(
  dirty: () => boolean,
  { keptOverTabs = false }: { readonly keptOverTabs?: boolean } = {},
): void {
  const confirm = useConfirm();
  const ask = async (): Promise<boolean> =>
    !dirty() ||
    confirm({
      title: t('kit.confirm.dirtyTitle'),
      text: t('kit.confirm.dirty'),
      go: t('kit.confirm.leave'),
      cancel: t('kit.confirm.stay'),
      danger: true,
    });
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
