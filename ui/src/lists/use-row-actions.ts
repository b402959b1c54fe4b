import { computed, shallowRef } from 'vue';
import { useMe } from '#ui/client/me';
import type { MenuItem, MenuPlace } from '#ui/kit/menu-item';
import { useToasts } from '#ui/kit/use-toasts';
import { t } from '#ui/words/i18n';
import { offeredActions, type Row, type RowAction } from './row-action';
import type { GridRows } from './use-grid-rows';

const OPEN = 'open';

/** The menu of rows and their keys: what is offered, why something is not, and doing it. */
export function useRowActions(
  grid: Pick<GridRows, 'rows' | 'refreshRows'>,
  actions: () => readonly RowAction[],
  open: () => ((row: Row) => void) | null,
) {
  const session = useMe();
  const { say, fail } = useToasts();
  const at = shallowRef<MenuPlace | null>(null);
  const chosen = shallowRef<readonly Row[]>([]);
  /** As they are now: a list may be read again while its menu is open. */
  const rows = computed(() => chosen.value.map((row) => grid.rows.value.find(({ id }) => id === row.id) ?? row));

  const offered = computed(() => offeredActions(actions(), rows.value, session.can, t('lists.onlyOne')));
  const items = computed<MenuItem[]>(() => [
    ...(open()
      ? [{ id: OPEN, label: t('lists.open'), key: 'Enter', disabled: rows.value.length > 1 && t('lists.onlyOne') }]
      : []),
    ...offered.value.map((action, index) => ({
      id: action.id,
      label: action.label,
      disabled: action.refused,
      ...(action.key && { key: action.key }),
      ...(action.icon && { icon: action.icon }),
      ...(action.danger && { danger: true }),
      separated: action.separated ?? (index === 0 && open() !== null),
    })),
  ]);

  async function run(id: string, meant: readonly Row[]): Promise<void> {
    if (meant.length === 0) return;
    if (id === OPEN) return void open()?.(meant[0]!);
    const action = offeredActions(actions(), meant, session.can, t('lists.onlyOne')).find((each) => each.id === id);
    if (!action) return;
    if (action.refused) return say(t('lists.refused', { why: action.refused }));
    try {
      await action.run(meant);
      await grid.refreshRows(meant.map(({ id }) => id));
    } catch (error) {
      fail(error);
    }
  }
  function openMenu(place: MenuPlace, meant: readonly Row[]): void {
    chosen.value = meant;
    at.value = place;
  }
  return { at, items, openMenu, run, pick: (id: string) => run(id, rows.value) };
}
