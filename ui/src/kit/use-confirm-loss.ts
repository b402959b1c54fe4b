import { t } from '#ui/words/i18n';
import { useConfirm } from './use-confirm';

/** Asks before unsaved changes are lost. */
export function useConfirmLoss(): () => Promise<boolean> {
  const confirm = useConfirm();
  return () =>
    confirm({
      title: t('kit.confirm.dirtyTitle'),
      text: t('kit.confirm.dirty'),
      go: t('kit.confirm.leave'),
      cancel: t('kit.confirm.stay'),
      danger: true,
    });
}
