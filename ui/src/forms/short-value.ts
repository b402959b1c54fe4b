import { t } from '#ui/words/i18n';

/** Any value of a configuration in one short line. */
export function shortValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('forms.nothing');
  if (typeof value === 'boolean') return t(value ? 'kit.yes' : 'kit.no');
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return JSON.stringify(value);
}
