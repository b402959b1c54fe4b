import type { ListSort } from '#api/contract/listing/list';
import type { MenuItem } from '#ui/kit/menu-item';
import { t } from '#ui/words/i18n';
import type { PlacedColumn } from './column-state';

export type ColumnVerb =
  'up' | 'down' | 'also' | 'unsort' | 'filter' | 'pin-left' | 'pin-right' | 'unpin' | 'left' | 'right' | 'hide';
interface VerbItem extends MenuItem {
  readonly id: ColumnVerb;
}

/** What a heading's menu offers. */
export function columnMenu(
  { column, pinned }: PlacedColumn,
  placed: readonly PlacedColumn[],
  sort: readonly ListSort[],
): readonly VerbItem[] {
  const at = placed.findIndex((each) => each.column.name === column.name);
  const items: (VerbItem | false)[] = [
    ...(column.sort ? sortItems(column.name, sort) : []),
    column.filter && column.kind !== 'json' && { id: 'filter', label: t('lists.filterColumn'), separated: column.sort },
    pinned !== 'left' && { id: 'pin-left', label: t('lists.pinLeft'), separated: true },
    pinned !== 'right' && { id: 'pin-right', label: t('lists.pinRight') },
    pinned !== null && { id: 'unpin', label: t('lists.unpin') },
    at > 0 && { id: 'left', label: t('lists.moveLeft') },
    at < placed.length - 1 && { id: 'right', label: t('lists.moveRight') },
    placed.length > 1 && { id: 'hide', label: t('lists.hide'), separated: true },
  ];
  return items.filter((item) => item !== false);
}

function sortItems(name: string, sort: readonly ListSort[]): readonly VerbItem[] {
  const sorted = sort.some((each) => each.column === name);
  return [
    { id: 'up', label: t('lists.sortUp') },
    { id: 'down', label: t('lists.sortDown') },
    ...(sorted
      ? [{ id: 'unsort' as const, label: t('lists.unsort') }]
      : sort.length > 0
        ? [{ id: 'also' as const, label: t('lists.sortAlso') }]
        : []),
  ];
}
