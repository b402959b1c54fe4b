import type { ListColumn } from '#api/contract/listing/list';
import { hasWord, t, wordOf } from '#ui/words/i18n';

/** What one of a column's values is called, in its cells and in filters by it alike. */
export function choiceWord(column: Pick<ListColumn, 'name'>, value: string): string {
  const own = `lists.choices.${column.name}.${value}`;
  return hasWord(own) ? t(own) : wordOf('states', value);
}
