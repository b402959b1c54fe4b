import { computeGroups } from '#domain/criteria/compute-groups';

const ENDLESS = '($f := function($n){ $f($n + 1) }; $f(0))';
const LEAD = { fields: { Age: 42 }, at: 0 };

/** A clock that goes on by so much with each look: an expression takes as long. */
const ticking = (ms: number): { clock(): number } => {
  let now = 0;
  return { clock: () => (now += ms) };
};

describe('expressions of several documents over one lead', () => {
  test('one that never ends is given up, and the others are computed', async () => {
    const groups = [
      { key: 'endless', texts: [ENDLESS, `${ENDLESS} + 1`], patterns: [] },
      { key: 'good', texts: ['Age + 1'], patterns: [] },
    ];
    const started = performance.now();
    const made = await computeGroups(groups, LEAD, { groupMs: 250, totalMs: 3000 }, { clock: () => performance.now() });
    expect(performance.now() - started).toBeLessThan(390);
    expect([...made.overran]).toEqual(['endless']);
    expect(made.slow).toEqual([ENDLESS]);
    expect(made.computed.get('Age + 1')).toBe(43);
    expect(made.computed.get(ENDLESS)).toBeUndefined();
  });

  test('many that take a little too long together are given up as well', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `Age + ${index}`);
    const made = await computeGroups(
      [
        { key: 'many', texts, patterns: [] },
        { key: 'few', texts: ['Age * 2'], patterns: [] },
      ],
      LEAD,
      { groupMs: 50, totalMs: 3000 },
      ticking(10),
    );
    expect([...made.overran]).toEqual(['many']);
    expect(made.computed.size).toBeLessThan(12);
    expect(made.computed.get('Age * 2')).toBe(84);
  });

  test('what is left when the whole time is over was not computed', async () => {
    const groups = Array.from({ length: 10 }, (_, index) => ({
      key: `g${index}`,
      texts: [`Age + ${index}`],
      patterns: [],
    }));
    const made = await computeGroups(groups, LEAD, { groupMs: 50, totalMs: 100 }, ticking(10));
    expect(made.overran.size).toBeGreaterThan(5);
    expect([...made.overran].at(-1)).toBe('g9');
    expect(made.computed.get('Age + 0')).toBe(42);
  });

  test('a text that several of them use is computed once', async () => {
    const watch = ticking(1);
    const looks: number[] = [];
    await computeGroups(
      Array.from({ length: 5 }, (_, index) => ({ key: `g${index}`, texts: ['Age'], patterns: [] })),
      LEAD,
      { groupMs: 50, totalMs: 1000 },
      { ...watch, progress: (index) => looks.push(index) },
    );
    expect(looks).toEqual([0, 1, 2, 3, 4]);
    // Start, one look before each of the five, two around the only evaluation.
    expect(watch.clock()).toBe(9);
  });
});
