import fc from 'fast-check';
import { checkGradingScale } from '#domain/grading/check-grading-scale';
import { DEFAULT_GRADING_SCALE, gradeLead } from '#domain/grading/grade-lead';
import type { GradingScale } from '#domain/grading/grading.schema';

const GOOD = {
  address: '12 Main St',
  city: 'Beverly Hills',
  state: 'CA',
  postalCode: '90210',
  country: 'US',
  primaryPhone: '3105554234',
  email: 'ada@lovelace.io',
  ipAddress: '8.8.8.8',
  comments: 'Please call after six',
};

describe('gradeLead', () => {
  test.each([
    ['everything passes', {}, 'A', 100, 'deliver'],
    ['the IP address is private', { ipAddress: '10.0.0.1' }, 'A', 90, 'deliver'],
    ['no phone', { primaryPhone: null }, 'C', 70, 'deliver'],
    ['no phone and no address', { primaryPhone: null, address: null }, 'D', 45, 'deliver'],
    ['only comments', { address: null, primaryPhone: null, email: null, ipAddress: null }, 'F', 10, 'qc'],
  ])('%s', (_name, overrides, grade, score, action) => {
    expect(gradeLead(DEFAULT_GRADING_SCALE, { system: { ...GOOD, ...overrides } })).toMatchObject({
      grade,
      score,
      action,
      highest: 100,
    });
  });

  test('checks that are switched off do not count', () => {
    const scale: GradingScale = {
      ...DEFAULT_GRADING_SCALE,
      checks: DEFAULT_GRADING_SCALE.checks.map((check) => ({ ...check, enabled: check.check === 'email' })),
    };
    expect(gradeLead(scale, { system: GOOD })).toMatchObject({
      score: 25,
      highest: 25,
      checks: [{ check: 'email', passed: true, points: 25 }],
    });
  });

  test('a scale without F grades the lowest it has', () => {
    const scale: GradingScale = {
      ...DEFAULT_GRADING_SCALE,
      grades: [
        { grade: 'A', from: 90, action: 'deliver' },
        { grade: 'C', from: 50, action: 'reject' },
      ],
    };
    expect(gradeLead(scale, { system: {} })).toMatchObject({ grade: 'C', action: 'reject' });
  });

  test('more passed checks never give a worse grade', () => {
    const order = ['A', 'B', 'C', 'D', 'F'];
    const keys = Object.keys(GOOD) as (keyof typeof GOOD)[];
    fc.assert(
      fc.property(fc.subarray(keys), fc.subarray(keys), (some, more) => {
        const pick = (names: readonly string[]) =>
          Object.fromEntries(Object.entries(GOOD).filter(([name]) => names.includes(name)));
        const less = gradeLead(DEFAULT_GRADING_SCALE, { system: pick(some) });
        const better = gradeLead(DEFAULT_GRADING_SCALE, { system: pick([...some, ...more]) });
        expect(better.score).toBeGreaterThanOrEqual(less.score);
        expect(order.indexOf(better.grade)).toBeLessThanOrEqual(order.indexOf(less.grade));
      }),
    );
  });
});

describe('checkGradingScale', () => {
  const codes = (overrides: Partial<GradingScale>) =>
    checkGradingScale({ ...DEFAULT_GRADING_SCALE, ...overrides }).map((reason) => reason.code);
  const grade = (name: 'A' | 'B' | 'F', from: number) => ({ grade: name, from, action: 'deliver' as const });

  test.each([
    ['the default scale is sound', {}, []],
    ['F needs points', { grades: [grade('A', 90), grade('F', 10)] }, ['lowest-grade-needs-points']],
    ['F is missing', { grades: [grade('A', 90)] }, ['lowest-grade-missing']],
    [
      'two grades begin at the same points',
      { grades: [grade('A', 50), grade('B', 50), grade('F', 0)] },
      ['grades-overlap'],
    ],
    ['a better grade is easier', { grades: [grade('A', 40), grade('B', 50), grade('F', 0)] }, ['grades-overlap']],
    ['a grade is out of reach', { grades: [grade('A', 101), grade('F', 0)] }, ['grade-out-of-reach']],
    ['a grade is named twice', { grades: [grade('A', 90), grade('A', 80), grade('F', 0)] }, ['named-twice']],
    ['nothing is checked', { checks: [], grades: [grade('A', 1), grade('F', 0)] }, ['grade-out-of-reach']],
  ])('%s', (_name, overrides, expected) => {
    expect(codes(overrides)).toEqual(expected);
  });
});
