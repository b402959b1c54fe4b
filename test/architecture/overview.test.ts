import { existsSync } from 'node:fs';
import path from 'node:path';
import { read, ROOT } from '#test/kit/source-files';

describe('docs/overview.md', () => {
  const places = [...read('docs/overview.md').matchAll(/`([a-z]+\/[^`]+)`/g)].map((match) => match[1]!);

  it('leads through the code', () => {
    expect(places.length).toBeGreaterThan(20);
  });

  it('names only what is there', () => {
    expect(places.filter((place) => !existsSync(path.join(ROOT, place)))).toEqual([]);
  });
});
