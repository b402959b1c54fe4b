import { t } from '#ui/words/i18n';

/** What is asked before somebody gets a new password. */
export const resetQuestion = (name: string) => ({
  title: t('users.resetAsk', { name }),
  text: t('users.resetAbout'),
  go: t('users.inviteAgain'),
});
