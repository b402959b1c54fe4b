import { t } from '#ui/words/i18n';

/** The name or the help of a field of an account. */
export const accountWord = (key: string): string => t(`deliveryAccounts.fields.${key}`);
