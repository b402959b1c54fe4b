import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawArchitecture } from '#test/kit/architecture/draw-architecture';
import { circlesOf, readFileRooms, readRooms } from '#test/kit/architecture/rooms';
import { read, ROOT } from '#test/kit/source-files';

const FILE = 'docs/architecture.md';

describe('the picture of the house', () => {
  const rooms = readRooms();

  it('is drawn as it stands', () => {
    const drawn = drawArchitecture(rooms);
    if (process.env['UPDATE_SNAPSHOT']) writeFileSync(path.join(ROOT, FILE), drawn);
    expect(read(FILE)).toBe(drawn);
  });

  it('has no circles, neither between rooms nor between files', () => {
    expect(circlesOf(rooms)).toEqual([]);
    expect(circlesOf(readFileRooms())).toEqual([]);
  });

  it('finds a circle where there is one', () => {
    const room = (name: string, ...uses: string[]) => ({ name, uses });
    expect(circlesOf([room('a', 'b'), room('b', 'c'), room('c', 'b'), room('d', 'a')])).toEqual([['b', 'c']]);
  });
});
