import { fitWidth } from './cell-style';
import type { PlacedColumn } from './column-state';

/** An icon of a heading with the gap before it. */
const ICON = 17;

/** How wide each column's heading and cells are as they are drawn now, cut or not. */
export function measureColumns(grid: HTMLElement, placed: readonly PlacedColumn[]): ReadonlyMap<string, number> {
  const heads = [...grid.querySelectorAll<HTMLElement>('[role=columnheader][data-column]')];
  const rows = [...grid.querySelectorAll<HTMLElement>('[role=row][data-id]')].map((row) => [
    ...row.querySelectorAll<HTMLElement>('[role=gridcell]:not(.tick)'),
  ]);
  return new Map(
    placed.map(({ column }, at) => {
      const head = heads[at];
      const cells = rows.flatMap((row) => row[at] ?? []);
      const widest = Math.max(head ? headWidth(head) : 0, ...cells.map(textWidth));
      return [column.name, fitWidth(column, Math.ceil(widest + paddingOf(cells[0] ?? head)))];
    }),
  );
}

/** Of all that is in it, also of what its own edge cuts off. */
function textWidth(element: Element): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width;
}

function headWidth(head: HTMLElement): number {
  const word = head.querySelector('.label .ellipsis');
  return (word ? textWidth(word) : 0) + head.querySelectorAll('.label svg').length * ICON;
}

function paddingOf(cell: HTMLElement | undefined): number {
  if (!cell) return 0;
  const { paddingLeft, paddingRight } = getComputedStyle(cell);
  return Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight) + 1;
}
