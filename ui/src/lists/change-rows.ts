import type { Resource } from '#api/contract/resources/resource';
import { queryClient } from '#ui/client/query-client';
import { resourceCalls } from '#ui/client/resource-calls';
import { useConfirm } from '#ui/kit/use-confirm';
import { useToasts } from '#ui/kit/use-toasts';
import type { Row } from './row-action';
import { t } from '#ui/words/i18n';

/** Changes of configuration straight from a list: at once, said afterwards, and taken back by one click. */
export function useRowChanges(resource: Resource) {
  const calls = resourceCalls(resource);
  const { say, fail } = useToasts();
  const confirm = useConfirm();
  const patch = (id: string, change: Readonly<Record<string, unknown>>): Promise<unknown> => calls.change(id, change);

  /** Sets one field of several rows; rows that have the value already stay untouched. */
  async function set(rows: readonly Row[], field: string, value: unknown, said: string): Promise<void> {
    const changing = rows.filter((row) => row[field] !== value);
    try {
      for (const row of changing) await patch(row.id, { [field]: value });
      say(said, {
        undo: async () => {
          for (const row of changing) await patch(row.id, { [field]: row[field] });
        },
      });
    } catch (error) {
      fail(error);
    }
  }
  async function remove(rows: readonly Row[], words: { readonly ask: string; readonly about: string }): Promise<void> {
    if (!(await confirm({ title: words.ask, text: words.about, go: t('buyers.remove'), danger: true }))) return;
    try {
      for (const row of rows) await calls.remove(row.id);
      say(t('kit.deleted'));
    } catch (error) {
      fail(error);
    } finally {
      void queryClient.invalidateQueries();
    }
  }
  return { set, remove };
}
