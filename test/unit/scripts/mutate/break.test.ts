import { broken, needsStack, problemOf, type Break } from '#scripts/mutate/break';

const each = (extra: Partial<Break> = {}): Break => ({
  id: 'a/b',
  file: 'a.ts',
  find: 'x > 0',
  replace: 'x >= 0',
  tests: ['test/unit/a.test.ts'],
  ...extra,
});

describe('a deliberate break', () => {
  it('stands on a text that is there exactly once and becomes another', () => {
    expect(problemOf(each(), 'if (x > 0) y();')).toBeNull();
    expect(problemOf(each(), null)).toBe('a.ts is not there any more');
    expect(problemOf(each(), 'x < 0')).toBe('its text stands 0 times in a.ts, not once');
    expect(problemOf(each(), 'x > 0 && x > 0')).toBe('its text stands 2 times in a.ts, not once');
    expect(problemOf(each({ replace: 'x > 0' }), 'x > 0')).toBe('it changes nothing');
  });

  it('is written as it is, whatever dollars it holds', () => {
    expect(broken(each({ replace: "'$1$&'" }), 'x > 0;')).toBe("'$1$&';");
  });

  it('needs a stack for tests that use Postgres', () => {
    expect(
      [['test/unit/a.test.ts'], ['test/replay/a.test.ts'], ['test/unit/a.test.ts', 'test/integration/b.test.ts']].map(
        (tests) => needsStack(each({ tests })),
      ),
    ).toEqual([false, false, true]);
  });
});
