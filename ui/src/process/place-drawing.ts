import type { Box } from './box';
import type { Cell, ProcessDrawing, Link, DrawnRow } from './drawing';
import { linkPath } from './link-path';

export interface PlacedCell extends Box {
  readonly cell: Cell;
}
export interface PlacedMark {
  readonly y: number;
  readonly row: DrawnRow;
}
export interface PlacedLink {
  readonly id: string;
  readonly path: string;
  readonly link: Link;
  readonly chip: { readonly x: number; readonly y: number } | null;
}
export interface Placed {
  readonly width: number;
  readonly height: number;
  /** Where the steps stand below each other; a picture that grows keeps it in view. */
  readonly spine: number;
  readonly cells: readonly PlacedCell[];
  readonly marks: readonly PlacedMark[];
  readonly links: readonly PlacedLink[];
}

export const AXIS = 92;
const NODE_HEIGHT = 54;
const WIDE = 208;
const SLIM = 158;
const GAP = 16;
/** Below and above parallel boxes the lines need room to bend. */
const BENT_GAP = 38;
const ROW_GAP = 22;
const MOST_PER_LINE = 6;
const EDGE = 16;
const TOP = 30;
/** Beside a chip there must be room for it. */
const RETRY_GAP = 56;

/** Boxes and lines of a drawing in pixels for a room of `available` width; `column` puts every box below the other, for a phone. */
export function placeDrawing(drawing: ProcessDrawing, available: number, column: boolean, axis = AXIS): Placed {
  const placed = column ? placeColumn(drawing, available, axis) : placeRows(drawing, available, axis);
  const boxes = new Map(placed.cells.map((each) => [each.cell.id, each]));
  const links = drawing.links.flatMap((link, index): PlacedLink[] => {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    return from && to
      ? [
          {
            id: `${link.from}>${link.to}>${index}`,
            link,
            ...linkPath(from, to, { column, chip: link.wait !== undefined, side: link.side }),
          },
        ]
      : [];
  });
  return { ...placed, links };
}

function linesOf(row: DrawnRow, perLine: number): readonly (readonly Cell[])[] {
  if (row.layout !== 'parallel') return [row.cells];
  return Array.from({ length: Math.ceil(row.cells.length / perLine) }, (_, line) =>
    row.cells.slice(line * perLine, (line + 1) * perLine),
  );
}

const widthOf = (row: DrawnRow): number => (row.layout === 'parallel' && row.cells.length > 3 ? SLIM : WIDE);
const gapOf = (row: DrawnRow): number => (row.layout === 'retries' ? RETRY_GAP : GAP);

/** How far a row reaches to the left and right of the spine: parallel boxes are centred on it, retries begin on it. */
function reachOf(row: DrawnRow, perLine: number): readonly [number, number] {
  const [width, gap] = [widthOf(row), gapOf(row)];
  if (row.layout === 'retries') return [width / 2, width / 2 + (row.cells.length - 1) * (width + gap)];
  if (row.layout === 'aside') return [width / 2, width * 1.5 + RETRY_GAP];
  const most = Math.max(...linesOf(row, perLine).map((line) => line.length));
  const half = (most * width + (most - 1) * gap) / 2;
  return [half, half];
}

function placeRows({ rows }: ProcessDrawing, available: number, axis: number): Omit<Placed, 'links'> {
  const perLine = Math.max(3, Math.min(MOST_PER_LINE, Math.floor((available - axis - EDGE + GAP) / (SLIM + GAP))));
  const reaches = rows.map((row) => reachOf(row, perLine));
  const [left, right] = [
    Math.max(WIDE / 2, ...reaches.map(([reach]) => reach)),
    Math.max(WIDE / 2, ...reaches.map(([, reach]) => reach)),
  ];
  const least = axis + left + right + EDGE;
  // Centred as far as there is room, so that a growing picture does not hop from side to side.
  const spine = Math.max(axis + left, Math.min((axis + available) / 2, available - right - EDGE));
  const cells: PlacedCell[] = [];
  const marks: PlacedMark[] = [];
  let y = TOP;
  for (const [index, row] of rows.entries()) {
    if (index > 0) y += bends(row) || bends(rows[index - 1]!) ? BENT_GAP : ROW_GAP;
    marks.push({ y, row });
    const [width, gap] = [widthOf(row), gapOf(row)];
    for (const line of linesOf(row, perLine)) {
      const start =
        row.layout === 'aside'
          ? spine + width / 2 + RETRY_GAP
          : row.layout === 'retries'
            ? spine - width / 2
            : spine - (line.length * width + (line.length - 1) * gap) / 2;
      line.forEach((cell, place) =>
        cells.push({ cell, x: Math.round(start + place * (width + gap)), y, width, height: NODE_HEIGHT }),
      );
      y += NODE_HEIGHT + GAP;
    }
    y -= GAP;
  }
  return { width: Math.max(least, available), height: y + EDGE, spine, cells, marks };
}

const bends = (row: DrawnRow): boolean => row.layout === 'parallel' && row.cells.length > 1;

const COLUMN_AXIS = 64;
const INDENT = 14;

function placeColumn({ rows }: ProcessDrawing, available: number, axis: number): Omit<Placed, 'links'> {
  const cells: PlacedCell[] = [];
  const marks: PlacedMark[] = [];
  const margin = Math.min(COLUMN_AXIS, axis);
  let y = EDGE;
  for (const row of rows) {
    marks.push({ y, row });
    row.cells.forEach((cell, index) => {
      const x = margin + (row.layout === 'parallel' || row.layout === 'aside' || index > 0 ? INDENT : 0);
      cells.push({ cell, x, y, width: Math.max(120, available - x - 12), height: NODE_HEIGHT });
      y += NODE_HEIGHT + 8;
    });
    y += 12;
  }
  return { width: available, height: y + EDGE, spine: margin, cells, marks };
}
