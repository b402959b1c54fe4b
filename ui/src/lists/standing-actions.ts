import { mdiCheck, mdiDelete, mdiPauseCircleOutline } from '@mdi/js';
import type { Resource } from '#api/contract/resources/resource';
import type { Row, RowAction } from './row-action';
import { t, wordOf } from '#ui/words/i18n';
import { useRowChanges } from './change-rows';

interface Standing {
  /** What one and several of them are called, as word keys. */
  readonly one: string;
  readonly many: string;
  /** The status that stops them for now. */
  readonly off: string;
  readonly offLabel: string;
  readonly refresh: () => unknown;
}

/** Switching on, switching off and deleting, as every list of configuration offers it. */
export function useStandingActions(
  resource: Resource,
  { one, many, off, offLabel, refresh }: Standing,
): readonly RowAction[] {
  const changes = useRowChanges(resource);
  const named = (rows: readonly Row[]): string =>
    rows.length === 1 ? String(rows[0]?.['name'] ?? t(one)) : `${rows.length} ${t(many)}`;
  const status = (id: string, label: string, key: string, icon: string, to: string): RowAction => ({
    id,
    label,
    key,
    icon,
    permission: resource.permissions.edit,
    when: (rows) => rows.some((row) => row['status'] !== to),
    run: async (rows) => {
      await changes.set(
        rows,
        'status',
        to,
        t('inbound.statusChanged', { name: named(rows), status: wordOf('states', to).toLowerCase() }),
      );
      await refresh();
    },
  });
  return [
    { ...status('activate', t('inbound.activate'), 'V', mdiCheck, 'active'), separated: true },
    status('switch-off', offLabel, 'S', mdiPauseCircleOutline, off),
    {
      id: 'remove',
      label: t('inbound.remove'),
      key: 'Del',
      icon: mdiDelete,
      danger: true,
      separated: true,
      permission: resource.permissions.edit,
      run: async (rows) => {
        await changes.remove(rows, {
          ask: t('inbound.removeAsk', { name: named(rows) }),
          about: t('inbound.removeAbout'),
        });
        await refresh();
      },
    },
  ];
}
