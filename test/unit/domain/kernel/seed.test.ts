import { seedFrom } from '#domain/kernel/seed';

describe('a seed', () => {
  it('yields the same numbers for the same text and others for another', () => {
    const take = (text: string) => {
      const next = seedFrom(text);
      return [next(), next(), next()];
    };
    expect(take('lead-1')).toEqual(take('lead-1'));
    expect(take('lead-1')).not.toEqual(take('lead-2'));
  });

  it('spreads evenly over [0, 1)', () => {
    const next = seedFrom('spread');
    const values = Array.from({ length: 10000 }, next);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
  });
});
