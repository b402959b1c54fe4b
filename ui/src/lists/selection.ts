/** Rows chosen by id, the row the keyboard is on, and the row a range started from. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly focus: number;
  readonly anchor: number;
}

export const NO_SELECTION: Selection = { ids: new Set(), focus: -1, anchor: -1 };

const clamp = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index));

export function toggled(selection: Selection, index: number, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, focus: index, anchor: index };
}

/** From the anchor to a row, in place of what was chosen. */
export function ranged(selection: Selection, index: number, idAt: (index: number) => string | undefined): Selection {
  const anchor = selection.anchor === -1 ? index : selection.anchor;
  const ids = new Set<string>();
  for (let at = Math.min(anchor, index); at <= Math.max(anchor, index); at++) {
    const id = idAt(at);
    if (id !== undefined) ids.add(id);
  }
  return { ids, focus: index, anchor };
}

/** The keyboard goes `by` rows on; with `extend` the range grows. */
export function moved(
  selection: Selection,
  by: number,
  extend: boolean,
  count: number,
  idAt: (index: number) => string | undefined,
): Selection {
  if (count === 0) return selection;
  const focus = selection.focus === -1 ? (by > 0 ? 0 : count - 1) : clamp(selection.focus + by, count);
  if (extend)
    return ranged(
      { ...selection, anchor: selection.anchor === -1 ? Math.max(0, selection.focus) : selection.anchor },
      focus,
      idAt,
    );
  return { ...selection, focus, anchor: focus };
}

export const chooseAll = (selection: Selection, ids: readonly string[]): Selection => ({
  ...selection,
  ids: new Set(ids),
});
export const none = (selection: Selection): Selection => ({ ...selection, ids: new Set() });
