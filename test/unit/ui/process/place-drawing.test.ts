import { layOutProcess } from '#ui/process/lay-out-process';
import { findNeighbour } from '../../../../ui/src/process/find-neighbour';
import { AXIS, placeDrawing, type PlacedCell } from '../../../../ui/src/process/place-drawing';
import { attempt, AUCTION, context, delivery, lead, ping, PLANNED } from './process-builder';

const bids = (count: number) => Array.from({ length: count }, (_, index) => ping(`B${index}`, 1000 + index));
const drawn = (count: number, unfolded: string[] = []) =>
  layOutProcess(
    lead([...PLANNED, AUCTION, ...bids(count), delivery('B1', 900)]),
    context({ unfolded: new Set(unfolded) }),
  );
const overlap = (a: PlacedCell, b: PlacedCell) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('placing a drawing', () => {
  it.each([
    [1280, 30],
    [1280, 3],
    [900, 30],
    [700, 6],
  ])('puts no box on another and none left of the axis (%i px, %i bids)', (width, count) => {
    const { cells, width: total } = placeDrawing(drawn(count, ['ping-B0/more']), width, false);
    for (const [index, cell] of cells.entries()) {
      expect(cell.x).toBeGreaterThanOrEqual(AXIS - 1);
      expect(cell.x + cell.width).toBeLessThanOrEqual(total);
      expect(
        cells
          .slice(index + 1)
          .filter((other) => overlap(cell, other))
          .map((other) => other.cell.id),
      ).toEqual([]);
    }
  });

  it('keeps steps on one line below each other, and retries on the same height', () => {
    const retried = layOutProcess(
      lead([
        ...PLANNED,
        delivery('Acme', 100, { attempts: [attempt(1, 100, 20, 'failed'), attempt(2, 900, 20, 'accepted')] }),
      ]),
      context(),
    );
    const { cells, spine } = placeDrawing(retried, 1280, false);
    const byId = new Map(cells.map((each) => [each.cell.id, each]));
    for (const id of ['receive', 'intake', 'plan', 'delivery-Acme/1'])
      expect(Math.abs(byId.get(id)!.x + byId.get(id)!.width / 2 - spine)).toBeLessThanOrEqual(1);
    expect(byId.get('delivery-Acme/2')!.y).toBe(byId.get('delivery-Acme/1')!.y);
    expect(byId.get('delivery-Acme/2')!.x).toBeGreaterThan(byId.get('delivery-Acme/1')!.x);
  });

  it('leaves what is there where it is when a step is added below', () => {
    const short = placeDrawing(layOutProcess(lead(PLANNED), context()), 1280, false);
    const longer = placeDrawing(layOutProcess(lead([...PLANNED, AUCTION]), context()), 1280, false);
    for (const cell of short.cells)
      expect(longer.cells.find((each) => each.cell.id === cell.cell.id)).toMatchObject({ x: cell.x, y: cell.y });
  });

  it('is one column on a phone, no wider than it', () => {
    const { cells, width } = placeDrawing(drawn(6), 390, true);
    expect(width).toBe(390);
    expect(new Set(cells.map((each) => each.y)).size).toBe(cells.length);
    for (const cell of cells) expect(cell.x + cell.width).toBeLessThanOrEqual(390);
  });

  it('draws every line between two boxes that are there', () => {
    const drawing = drawn(3);
    expect(placeDrawing(drawing, 1280, false).links).toHaveLength(drawing.links.length);
  });
});

describe('the arrow keys', () => {
  const { cells } = placeDrawing(drawn(3), 1280, false);

  it('go up and down between lines, and left and right within one', () => {
    expect(findNeighbour(cells, 'receive', 'down')).toBe('intake');
    expect(findNeighbour(cells, 'intake', 'up')).toBe('receive');
    const [first, second] = cells.filter((each) => each.cell.id.startsWith('ping-')).map((each) => each.cell.id);
    expect(findNeighbour(cells, first!, 'right')).toBe(second);
    expect(findNeighbour(cells, second!, 'left')).toBe(first);
  });

  it('stay at the rim', () => {
    expect(findNeighbour(cells, 'receive', 'up')).toBeUndefined();
    expect(findNeighbour(cells, 'intake', 'left')).toBeUndefined();
  });

  it('reach every box from the first', () => {
    const reached = new Set(['receive']);
    for (let size = 0; size < reached.size;) {
      size = reached.size;
      for (const id of [...reached])
        for (const way of ['up', 'down', 'left', 'right'] as const) reached.add(findNeighbour(cells, id, way) ?? id);
    }
    expect(reached.size).toBe(cells.length);
  });
});
