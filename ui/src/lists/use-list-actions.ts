import { useRouter } from 'vue-router';
import { t } from '#ui/words/i18n';
import { useRowChanges } from './change-rows';
import type { ListDeclaration } from './define-list-screen';
import { LIST_VERBS, type ListVerb } from './list-verbs';
import type { Row, RowAction } from './row-action';
import type { VerbUse } from './verb-use';

interface Hands {
  /** Opens the panel of a verb. */
  readonly begin: (verb: ListVerb, row: Row) => unknown;
  /** Rows are gone. */
  readonly ended: () => unknown;
}

/** The declared verbs of a list as entries of its rows' menu. */
export function useListActions(declared: ListDeclaration, { begin, ended }: Hands): () => readonly RowAction[] {
  const router = useRouter();
  const changes = useRowChanges();
  const named = (rows: readonly Row[]): string =>
    rows.length === 1 ? String(rows[0]![declared.nameColumn ?? 'name']) : `${rows.length} ${t(declared.words.title)}`;

  async function run(use: VerbUse, rows: readonly Row[]): Promise<unknown> {
    if (use.kind === 'goes') return router.push(use.to(rows[0]!));
    if (use.kind === 'begins') return begin(use.verb, rows[0]!);
    if (use.kind === 'sets') return changes.set(use, rows, named(rows));
    return (await changes.end(use, rows, named(rows))) && ended();
  }
  const when = (use: VerbUse, rows: readonly Row[]): boolean | string => {
    const why = use.unless?.(rows);
    if (why !== undefined) return t(why);
    return use.kind !== 'sets' || rows.some((row) => row[use.field] !== use.to);
  };
  return () =>
    declared.verbs.map((use, index): RowAction => {
      const { key, icon, group } = LIST_VERBS[use.verb];
      const before = declared.verbs[index - 1];
      return {
        id: use.verb,
        label: t(`lists.verbs.${use.verb}`),
        key,
        icon,
        danger: group === 'end',
        single: use.kind === 'goes' || use.kind === 'begins',
        // The first entry's line depends on whether rows can be opened.
        ...(before && { separated: LIST_VERBS[before.verb].group !== group }),
        ...(use.permission && { permission: use.permission }),
        when: (rows) => when(use, rows),
        run: (rows) => run(use, rows),
      };
    });
}
