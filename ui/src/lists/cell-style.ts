import type { ListColumn } from '#api/contract/listing/list';
import type { ColumnState, PlacedColumn } from './column-state';

const TICK = 44;
/** So wide a text may make its column before it is cut; who wants more drags it. */
const WIDEST_TEXT = 260;
const NARROWEST = 56;
/** How far a text gives way before the list scrolls sideways; what is shorter than this stays whole. */
const LEAST_OF_TEXT = 0.6;
const SHORT = 120;
/** What a row is called by gives way last. */
const NAMES: ReadonlySet<string> = new Set(['name', 'company', 'leadName', 'subjectName']);
const LEAST_OF_NAME = 200;
/** So much wider than what is in it a text becomes where there is room; the rest is for the others, so that no gap tears a row apart. */
const ROOM_OF_TEXT = 160;
/** Of the room that is left, what is no text takes this part of a text's share. */
const SHARE_OF_FIGURES = 0.25;

/** Width and place of a cell, the same in the head and in every row. What nobody sized shares the room that is left. */
export function cellStyle(
  placed: PlacedColumn,
  columns: readonly ColumnState[],
  selectable: boolean,
): Readonly<Record<string, string>> {
  const { width, pinned, offset, column } = placed;
  const fixed = isFixed(placed, columns);
  const flex = fixed
    ? `0 0 ${width}px`
    : `${Math.ceil(isText(column) ? width : width * SHARE_OF_FIGURES)} 1 ${width}px`;
  if (pinned === null)
    return {
      flex,
      minWidth: `${fixed ? width : leastWidth(placed)}px`,
      ...(!fixed && isText(column) && { maxWidth: `${width + ROOM_OF_TEXT}px` }),
    };
  return pinned === 'left' ? { flex, left: `${offset + (selectable ? TICK : 0)}px` } : { flex, right: `${offset}px` };
}

/** The width below which a row scrolls sideways. */
export const rowWidth = (
  placed: readonly PlacedColumn[],
  columns: readonly ColumnState[],
  selectable: boolean,
): number =>
  placed.reduce((sum, each) => sum + (isFixed(each, columns) ? each.width : leastWidth(each)), selectable ? TICK : 0);

/** The width of a column whose content is `content` wide: what is no text is never cut. */
export const fitWidth = (column: ListColumn, content: number): number =>
  Math.max(NARROWEST, isText(column) ? Math.min(content, Math.max(WIDEST_TEXT, column.width)) : content);

/** A state that changes in place and a figure that grows are not cut for it; a text may be. */
export const mayGrowInView = (column: ListColumn): boolean => !isText(column);

const isFixed = ({ pinned, column }: PlacedColumn, columns: readonly ColumnState[]): boolean =>
  pinned !== null || columns.find((each) => each.name === column.name)?.width !== undefined;
const isText = ({ kind, refers }: ListColumn): boolean => kind === 'text' || kind === 'json' || refers !== undefined;
function leastWidth({ column, width }: PlacedColumn): number {
  if (!isText(column)) return width;
  return Math.min(width, NAMES.has(column.name) ? LEAST_OF_NAME : Math.max(SHORT, Math.round(width * LEAST_OF_TEXT)));
}
