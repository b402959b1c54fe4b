import type { ColumnKind } from '#api/contract/listing/filter';
import type { ColumnState, PlacedColumn } from './column-state';

const TICK = 44;
/** How far a column that nobody sized gives way before the list scrolls sideways. */
const LEAST: Readonly<Partial<Record<ColumnKind, number>>> = { text: 0.62, id: 0.65, moment: 0.68, money: 0.75, duration: 0.75, choice: 0.82 };

/** Width and place of a cell, the same in the head and in every row. What nobody sized shares the room that is left. */
export function cellStyle(placed: PlacedColumn, columns: readonly ColumnState[], selectable: boolean): Readonly<Record<string, string>> {
  const { width, pinned, offset } = placed;
  const fixed = isFixed(placed, columns);
  const flex = fixed ? `0 0 ${width}px` : `${width} 1 ${width}px`;
  if (pinned === null) return { flex, minWidth: `${fixed ? width : leastWidth(placed)}px` };
  return pinned === 'left' ? { flex, left: `${offset + (selectable ? TICK : 0)}px` } : { flex, right: `${offset}px` };
}

/** The width below which a row scrolls sideways. */
export const rowWidth = (placed: readonly PlacedColumn[], columns: readonly ColumnState[], selectable: boolean): number =>
  placed.reduce((sum, each) => sum + (isFixed(each, columns) ? each.width : leastWidth(each)), selectable ? TICK : 0);

const isFixed = ({ pinned, column }: PlacedColumn, columns: readonly ColumnState[]): boolean => pinned !== null || columns.find((each) => each.name === column.name)?.width !== undefined;
/** What is narrow already has nothing to give. */
function leastWidth({ column, width }: PlacedColumn): number {
  const narrow = width <= 110 && column.refers === undefined;
  return Math.round(width * (narrow ? 1 : (LEAST[column.kind] ?? 0.9)));
}
