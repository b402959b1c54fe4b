import fc from 'fast-check';
import { formatNumber, group, isNumberPattern } from '#domain/fields/format-number';

test.each([
  [1234.5, '$#,##0.00', '$1,234.50'],
  [1234.5, '0', '1235'],
  [-1234.5, '$#,##0.00', '-$1,234.50'],
  [98, '0.0%', '98.0%'],
  [75, '0.##%', '75%'],
  [66.666, '0.##%', '66.67%'],
  [1.005, '0.00', '1.01'],
  [-0.001, '0.00', '0.00'],
  [7, '000', '007'],
  [999.999, '#,##0.00', '1,000.00'],
  [5, 'USD 0.00', 'USD 5.00'],
  [1e14, '0', '100000000000000'],
  [0.5, undefined, '0.5'],
  [1e-7, undefined, '0.0000001'],
  [12, 'nonsense', '12'],
] as const)('%d as %s is %s', (value, pattern, shown) => {
  expect(formatNumber(value, pattern)).toBe(shown);
});

test('thousands are grouped from the right', () => {
  expect(group('1234567')).toBe('1,234,567');
  expect(group('-123')).toBe('-123');
});

test.each([
  ['#,##0.00', true],
  ['$0', true],
  ['0.0%', true],
  ['plain', false],
  ['', false],
  ['0.0.0', false],
] as const)('%s as a pattern: %s', (pattern, is) => {
  expect(isNumberPattern(pattern)).toBe(is);
});

test('rounding to cents is never off by more than half a cent', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      (value) => Math.abs(Number(formatNumber(value, '0.00')) - value) <= 0.005 + 1e-6,
    ),
  );
});
