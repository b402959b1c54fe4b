import type { FilterRule } from '#api/contract/listing/filter';
import type { ListColumn } from '#api/contract/listing/list';
import { dayIn } from '#ui/kit/format-moment';
import { formatDuration } from '#ui/kit/format-duration';
import { formatMoney } from '#ui/kit/format-money';
import { t } from '#ui/words/i18n';
import { choiceWord } from './choice-word';
import { listOfValues, takesValue } from './filter-model';

interface Locale {
  readonly zone: string;
  readonly currency: string;
  readonly labelOf: (id: string) => string;
}

/** A rule's value in the words of its chip: `Solar, Mortgage`, `24 hours`, `$150.00 – $200.00`. */
export function valueWords(rule: FilterRule, column: ListColumn, locale: Locale): string {
  if (!takesValue(rule.is)) return '';
  const { value } = rule;
  if (value === undefined) return '…';
  if (typeof value === 'object' && !Array.isArray(value)) return `${value.amount} ${t(`lists.units.${value.unit}`)}`;
  const words = listOfValues(value).map((each, at) => word(each, column, locale, at === 1));
  if (rule.is === 'between') return words.join(' – ');
  return words.length > 3
    ? t('lists.many', { count: words.slice(0, 2).join(', '), more: words.length - 2 })
    : words.join(', ');
}

function word(value: string | number | boolean, column: ListColumn, locale: Locale, end: boolean): string {
  switch (column.kind) {
    case 'money':
      return formatMoney(Number(value), locale.currency);
    case 'duration':
      return formatDuration(Number(value));
    case 'boolean':
      return t(value === true ? 'kit.yes' : 'kit.no');
    case 'choice':
      return choiceWord(column, String(value));
    case 'moment':
      return value === ''
        ? '…'
        : dayIn(end ? new Date(Date.parse(String(value)) - 1).toISOString() : String(value), locale.zone);
    case 'id':
      return column.refers ? locale.labelOf(String(value)) : String(value).slice(0, 8);
    default:
      return String(value);
  }
}
