import type { Box } from './box';

/** The line from one box to another, and the middle of it for a word about the wait. */
export function linkPath(
  from: Box,
  to: Box,
  {
    column,
    chip,
    side,
  }: { readonly column: boolean; readonly chip: boolean; readonly side: 'down' | 'across' | undefined },
): { readonly path: string; readonly chip: { readonly x: number; readonly y: number } | null } {
  if (column) return columnPath(from, to, chip);
  if (from.y === to.y) return sidePath(from, to, chip);
  if (side) return { path: side === 'across' ? acrossPath(from, to) : cornerPath(from, to), chip: null };
  const [x1, y1, x2, y2] = [from.x + from.width / 2, from.y + from.height, to.x + to.width / 2, to.y];
  const middle = y1 + (y2 - y1) / 2;
  const path =
    Math.abs(x1 - x2) < 1 ? `M${x1} ${y1}V${y2}` : `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`;
  return { path, chip: chip ? { x: (x1 + x2) / 2, y: middle } : null };
}

function sidePath(from: Box, to: Box, chip: boolean): ReturnType<typeof linkPath> {
  const y = from.y + from.height / 2;
  const [x1, x2] = [from.x + from.width, to.x];
  return { path: `M${x1} ${y}H${x2}`, chip: chip ? { x: (x1 + x2) / 2, y } : null };
}

const BEND = 10;

/** Out of the right side and down into the box; back from its lower side into the right side of a box below. */
function cornerPath(from: Box, to: Box): string {
  if (to.x >= from.x + from.width) {
    const [x, y] = [to.x + to.width / 2, from.y + from.height / 2];
    return `M${from.x + from.width} ${y}H${x - BEND}Q${x} ${y} ${x} ${y + BEND}V${to.y}`;
  }
  const [x, y] = [from.x + from.width / 2, to.y + to.height / 2];
  return `M${x} ${from.y + from.height}V${y - BEND}Q${x} ${y} ${x - BEND} ${y}H${to.x + to.width}`;
}

/** Down between the two, so that it does not seem to come out of a box that stands above the goal. */
function acrossPath(from: Box, to: Box): string {
  const [right, y1, y2] = [from.x + from.width, from.y + from.height / 2 + BEND, to.y + to.height / 2];
  const x = (right + to.x) / 2;
  return `M${right} ${y1}H${x - BEND}Q${x} ${y1} ${x} ${y1 + BEND}V${y2 - BEND}Q${x} ${y2} ${x + BEND} ${y2}H${to.x}`;
}

/** On a phone all lines run down the left edge of the boxes. */
function columnPath(from: Box, to: Box, chip: boolean): ReturnType<typeof linkPath> {
  const [y1, y2] = [from.y + from.height, to.y + to.height / 2];
  const x = Math.min(from.x, to.x) + 6;
  const path = from.x === to.x || to.x < from.x ? `M${x} ${y1}V${to.y}` : `M${x} ${y1}V${y2}H${to.x}`;
  return { path, chip: chip ? { x: x + 40, y: to.y - 8 } : null };
}
