import { onBeforeUnmount, onMounted } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { t } from '../words/i18n';
import { useConfirm } from './use-confirm';

/** Asks before unsaved changes are left behind, by a link or by closing the window. Must be called in a screen's setup. */
export function useLeaveGuard(dirty: () => boolean): void {
  const confirm = useConfirm();
  const ask = async (): Promise<boolean> =>
    !dirty() || confirm({ title: t('kit.confirm.dirtyTitle'), text: t('kit.confirm.dirty'), go: t('kit.confirm.leave'), cancel: t('kit.confirm.stay'), danger: true });
  onBeforeRouteLeave(ask);
  onBeforeRouteUpdate((to, from) => to.path === from.path || ask());
  const onUnload = (event: BeforeUnloadEvent): void => {
    if (dirty()) event.preventDefault();
  };
  onMounted(() => addEventListener('beforeunload', onUnload));
  onBeforeUnmount(() => removeEventListener('beforeunload', onUnload));
}
