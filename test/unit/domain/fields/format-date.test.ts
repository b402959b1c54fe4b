import { formatDate, isDatePattern } from '#domain/fields/format-date';

const AT = '2026-03-01T14:05:09Z';

test.each([
  [AT, 'MM/dd/yyyy', '03/01/2026'],
  [AT, 'yyyy-MM-dd HH:mm', '2026-03-01 14:05'],
  [AT, 'M/d/yy h:mm tt', '3/1/26 2:05 PM'],
  [AT, 'MMM d, yyyy', 'Mar 1, 2026'],
  [AT, 'MMMM yyyy', 'March 2026'],
  [AT, "yyyyMMdd'T'HHmmss'Z'", '20260301T140509Z'],
  [AT, 'hh:m:s', '02:5:9'],
  ['2026-03-01', 'MM/dd/yyyy HH:mm', '03/01/2026 00:00'],
  ['2026-03-01', 'h tt', '12 AM'],
  ['not a date', 'MM/dd/yyyy', 'not a date'],
])('%s by %s is %s', (iso, pattern, shown) => {
  expect(formatDate(iso, pattern)).toBe(shown);
});

test.each([
  ['MM/dd/yyyy', true],
  ["'only text'", false],
  ['---', false],
  ['', false],
])('%s is a pattern: %s', (pattern, is) => {
  expect(isDatePattern(pattern)).toBe(is);
});
