import fc from 'fast-check';
import { formatMinor, parseMinor } from '#domain/kernel/money';

describe('money', () => {
  it.each([
    ['1,250.5', 125050],
    ['$50', 5000],
    ['0.005', 1],
    ['.5', 50],
    ['-3.20', -320],
    ['1000000', 100000000],
    [' 7 ', 700],
  ])('reads %s as %d', (text, minor) => {
    expect(parseMinor(text)).toBe(minor);
  });

  it.each(['', 'abc', '1,25', '1.2.3', '1e5', '--1', '99999999999999999', '$'])('refuses %p', (text) => {
    expect(parseMinor(text)).toBeUndefined();
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) =>
        expect(parseMinor(formatMinor(minor))).toBe(minor === 0 ? 0 : minor),
      ),
    );
  });
});
