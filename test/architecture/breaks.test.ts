import { existsSync } from 'node:fs';
import path from 'node:path';
import { problemOf } from '#scripts/mutate/break';
import { BREAKS } from '#scripts/mutate/breaks/registry';
import { SURVIVORS } from '#scripts/mutate/survivors';
import { read, ROOT } from '#test/kit/source-files';

const isThere = (file: string): boolean => existsSync(path.join(ROOT, file));

/** `npm run mutate` tries them; this keeps them applicable in every run of the tests. */
describe('the deliberate breaks', () => {
  it('are many', () => {
    expect(BREAKS.length).toBeGreaterThanOrEqual(60);
  });

  it('have one name each', () => {
    const ids = BREAKS.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index || !/^[a-z-]+\/[a-z-]+$/.test(id))).toEqual([]);
  });

  it('stand on a text that their file holds exactly once', () => {
    expect(
      BREAKS.map((each) => ({
        id: each.id,
        problem: problemOf(each, isThere(each.file) ? read(each.file) : null),
      })).filter(({ problem }) => problem !== null),
    ).toEqual([]);
  });

  it('name tests that exist', () => {
    expect(
      BREAKS.flatMap(({ id, tests }) =>
        (tests.length > 0 ? tests : ['none']).filter((file) => !isThere(file)).map((file) => `${id}: ${file}`),
      ),
    ).toEqual([]);
  });

  it('are those that the list of survivors speaks of, each with its reason', () => {
    expect(
      Object.entries(SURVIVORS).filter(([id, reason]) => !BREAKS.some((each) => each.id === id) || reason === ''),
    ).toEqual([]);
  });
});
