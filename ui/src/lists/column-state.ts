import type { List, ListColumn } from '#api/contract/listing/list';

/** A column as a view shows it. A column that is not in a view is hidden. */
export interface ColumnState {
  readonly name: string;
  readonly width?: number;
  readonly pinned?: 'left' | 'right';
}

export interface PlacedColumn {
  readonly column: ListColumn;
  readonly width: number;
  readonly pinned: 'left' | 'right' | null;
  /** Pixels from the edge it is pinned to. */
  readonly offset: number;
}

const MIN_WIDTH = 48;
const MAX_WIDTH = 900;

export const defaultColumns = (list: List): readonly ColumnState[] =>
  list.columns.filter((column) => column.shown).map(({ name }) => ({ name }));

/** Columns in the order they are drawn: pinned left, free, pinned right. What the list does not know is left out. `fitted`: widths of what nobody sized. */
export function placeColumns(
  list: List,
  state: readonly ColumnState[],
  fitted: ReadonlyMap<string, number> = new Map(),
): readonly PlacedColumn[] {
  const known = new Map(list.columns.map((column) => [column.name, column]));
  const found = state.flatMap((each) => {
    const column = known.get(each.name);
    return column
      ? [{ column, width: each.width ?? fitted.get(column.name) ?? column.width, pinned: each.pinned ?? null }]
      : [];
  });
  let left = 0;
  const start = found
    .filter(({ pinned }) => pinned === 'left')
    .map((each) => ({ ...each, offset: (left += each.width) - each.width }));
  let right = 0;
  const end = found
    .filter(({ pinned }) => pinned === 'right')
    .reverse()
    .map((each) => ({ ...each, offset: (right += each.width) - each.width }))
    .reverse();
  return [...start, ...found.filter(({ pinned }) => pinned === null).map((each) => ({ ...each, offset: 0 })), ...end];
}

/** Shows a hidden column at the place it has in the list, or hides a shown one; the last one stays. */
export function toggleColumn(list: List, state: readonly ColumnState[], name: string): readonly ColumnState[] {
  if (state.some((each) => each.name === name))
    return state.length > 1 ? state.filter((each) => each.name !== name) : state;
  const order = list.columns.map((column) => column.name);
  const before = state.findIndex((each) => order.indexOf(each.name) > order.indexOf(name));
  return before === -1 ? [...state, { name }] : state.toSpliced(before, 0, { name });
}

/** Puts a column before or after another one; it takes over that one's pinning, so that it stays where it was dropped. */
export function moveColumn(
  state: readonly ColumnState[],
  name: string,
  target: string,
  side: 'before' | 'after',
): readonly ColumnState[] {
  const moved = state.find((each) => each.name === name);
  const goal = state.find((each) => each.name === target);
  if (!moved || !goal || moved === goal) return state;
  const rest = state.filter((each) => each !== moved);
  const { pinned: _, ...plain } = moved;
  return rest.toSpliced(
    rest.indexOf(goal) + (side === 'after' ? 1 : 0),
    0,
    goal.pinned ? { ...plain, pinned: goal.pinned } : plain,
  );
}

/** One place to the left or right among the columns as they are drawn. */
export function shiftColumn(
  list: List,
  state: readonly ColumnState[],
  name: string,
  step: -1 | 1,
): readonly ColumnState[] {
  const drawn = placeColumns(list, state).map(({ column }) => column.name);
  const target = drawn[drawn.indexOf(name) + step];
  return target === undefined ? state : moveColumn(state, name, target, step === 1 ? 'after' : 'before');
}

export function resizeColumn(state: readonly ColumnState[], name: string, width: number): readonly ColumnState[] {
  const kept = Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));
  return state.map((each) => (each.name === name ? { ...each, width: kept } : each));
}

export function pinColumn(
  state: readonly ColumnState[],
  name: string,
  pinned: 'left' | 'right' | null,
): readonly ColumnState[] {
  return state.map((each) => {
    if (each.name !== name) return each;
    const { pinned: _, ...plain } = each;
    return pinned ? { ...plain, pinned } : plain;
  });
}

/** On a phone the first text that three of four rows have stays in view while the rest scrolls beneath it, states first. `rows`: those the list begins with. */
export function pinForPhone(
  list: List,
  state: readonly ColumnState[],
  rows: readonly Readonly<Record<string, unknown>>[] = [],
): readonly ColumnState[] {
  const kinds = new Map(list.columns.map((column) => [column.name, column.kind]));
  const isFull = ({ name }: ColumnState): boolean =>
    rows.filter((row) => row[name] == null || row[name] === '').length * 4 <= rows.length;
  const first = state.find((each) => kinds.get(each.name) === 'text' && isFull(each)) ?? state.find(isFull) ?? state[0];
  const rest = state
    .filter((each) => each !== first)
    .map(({ name, width }): ColumnState => ({ name, ...(width && { width }) }));
  const choices = rest.filter(({ name }) => kinds.get(name) === 'choice');
  return first
    ? [
        { name: first.name, width: Math.min(first.width ?? 130, 130), pinned: 'left' },
        ...choices,
        ...rest.filter((each) => !choices.includes(each)),
      ]
    : rest;
}
