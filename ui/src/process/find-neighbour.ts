import type { PlacedCell } from './place-drawing';

export type Direction = 'up' | 'down' | 'left' | 'right';

const middle = ({ x, y, width, height }: PlacedCell): readonly [number, number] => [x + width / 2, y + height / 2];

/** The box an arrow key goes to: the nearest one in that direction, sideways only within the same line; undefined at the rim. */
export function findNeighbour(cells: readonly PlacedCell[], id: string, direction: Direction): string | undefined {
  const here = cells.find(({ cell }) => cell.id === id);
  if (!here) return undefined;
  const [x, y] = middle(here);
  const sideways = direction === 'left' || direction === 'right';
  const sign = direction === 'down' || direction === 'right' ? 1 : -1;
  const candidates = cells.flatMap((each) => {
    const [otherX, otherY] = middle(each);
    const [ahead, aside] = sideways
      ? [(otherX - x) * sign, Math.abs(otherY - y)]
      : [(otherY - y) * sign, Math.abs(otherX - x)];
    return ahead > 1 && (!sideways || aside < 1) ? [{ id: each.cell.id, distance: ahead * 4 + aside }] : [];
  });
  return candidates.sort((a, b) => a.distance - b.distance)[0]?.id;
}
