import type { Permission } from '#api/contract/permissions';
import type { ListedRow } from '#ui/client/listed-row';

export type Row = ListedRow;

/** Something that can be done with rows: an entry of their menu, and its key. */
export interface RowAction {
  readonly id: string;
  /** Word, already translated. */
  readonly label: string;
  /** As on the cap: `F`, `Del`, `Enter`. */
  readonly key?: string;
  readonly icon?: string;
  readonly danger?: boolean;
  readonly permission?: Permission;
  /** A line above it in the menu. */
  readonly separated?: boolean;
  /** Only for one row at a time. */
  readonly single?: boolean;
  /** Whether it can be done with these rows now: true, false (not offered), or a sentence that says why not. */
  readonly when?: (rows: readonly Row[]) => boolean | string;
  readonly run: (rows: readonly Row[]) => unknown;
}

/** What a menu offers for these rows; what is refused stays, with its reason. */
export function offeredActions(
  actions: readonly RowAction[],
  rows: readonly Row[],
  can: (permission: Permission | undefined) => boolean,
  onlyOne: string,
): readonly (RowAction & { readonly refused: string | false })[] {
  return actions.flatMap((action) => {
    if (!can(action.permission)) return [];
    if (action.single && rows.length > 1) return [{ ...action, refused: onlyOne }];
    const said = action.when?.(rows) ?? true;
    return said === false ? [] : [{ ...action, refused: said === true ? false : said }];
  });
}
