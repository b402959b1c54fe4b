import { call } from '#ui/client/call';
import { queryClient } from '#ui/client/query-client';
import { useConfirm } from '#ui/kit/use-confirm';
import { useToasts } from '#ui/kit/use-toasts';
import { t } from '#ui/words/i18n';
import type { Row } from './row-action';
import type { EndingUse, SettingUse } from './verb-use';

/** Everything on screen that shows what was changed looks again, lists too (`use-list-news.ts`). */
export const lookAgain = (): void => void queryClient.invalidateQueries();

/** Changes of configuration straight from a list: at once, said afterwards, and taken back by one click. */
export function useRowChanges() {
  const { say, fail } = useToasts();
  const confirm = useConfirm();

  /** Rows that have the value already stay untouched. */
  async function set({ update, field, to, said }: SettingUse, rows: readonly Row[], name: string): Promise<void> {
    const changing = rows.filter((row) => row[field] !== to);
    const patch = ({ id }: Row, value: unknown): Promise<unknown> =>
      call(update, { params: { id }, body: { [field]: value } as never });
    try {
      for (const row of changing) await patch(row, to);
      say(t('lists.isNow', { name, now: t(said).toLowerCase() }), {
        undo: async () => {
          try {
            for (const row of changing) await patch(row, row[field]);
          } finally {
            lookAgain();
          }
        },
      });
    } catch (error) {
      fail(error);
    } finally {
      lookAgain();
    }
  }
  /** Whether anything may have been ended. */
  async function end(use: EndingUse, rows: readonly Row[], name: string): Promise<boolean> {
    const go = t(`lists.verbs.${use.verb}`);
    try {
      const along = (await use.alongWith?.(rows)) ?? '';
      const text = along === '' ? t(use.about) : `${t(use.about)}\n\n${along}`;
      if (!(await confirm({ title: t(use.ask, { name }), text, go, danger: true }))) return false;
    } catch (error) {
      fail(error);
      return false;
    }
    try {
      for (const { id } of rows) await call(use.by, { params: { id } });
      say(t(use.said, { name }));
    } catch (error) {
      fail(error);
    } finally {
      lookAgain();
    }
    return true;
  }
  return { set, end };
}
