import { fullWindow } from '#domain/limits/full-window';
import { qualifiedShareReached, returnsOverThreshold } from '#domain/limits/percent-rules';
import { instantOf, isoWeekday, wallTime } from '#domain/limits/local-time';
import { isZone, zoneOffset } from '#domain/limits/zone-offset';

describe('fullWindow', () => {
  const used = { hour: 2, day: 5, week: 9, month: 20 };
  test.each([
    ['no limits', {}, null],
    ['one more fits', { hour: 3, day: 6 }, null],
    ['the hour is full', { hour: 2, day: 5 }, 'hour'],
    ['the month is over', { month: 19 }, 'month'],
    ['zero takes nothing', { week: 0 }, 'week'],
  ])('%s', (_name, limits, expected) => {
    expect(fullWindow(limits, used)).toBe(expected);
  });
});

test.each([
  [50, 5, 10, false],
  [50, 6, 10, true],
  [0, 0, 0, false],
  [0, 1, 10, true],
  [10, 1, 0, true],
  [10, 10, 100, false],
])('of %i delivered, %i returned against %i %% is over: %s', (delivered, returned, percent, over) => {
  expect(returnsOverThreshold(delivered, returned, percent)).toBe(over);
});

test.each([
  [4, 9, 50, false],
  [5, 9, 50, true],
  [0, 0, 1, false],
  [0, 0, 50, false],
  [1, 1, 50, true],
  [1, 2, 50, false],
  [99, 99, 99, true],
  [0, 0, 100, false],
  [7, 7, 100, false],
  [0, 99, 0, true],
])('%i delivered of %i qualified at %i %% has its share: %s', (delivered, qualified, percent, reached) => {
  expect(qualifiedShareReached(delivered, qualified, percent)).toBe(reached);
});

test('an account with a share of 30 % gets exactly 30 of 100 qualified leads', () => {
  let delivered = 0;
  for (let qualified = 0; qualified < 100; qualified += 1)
    if (!qualifiedShareReached(delivered, qualified, 30)) delivered += 1;
  expect(delivered).toBe(30);
});

describe('local time', () => {
  test('offsets follow the zone', () => {
    expect(zoneOffset(Date.UTC(2026, 0, 1), 'Asia/Kolkata')).toBe(19_800_000);
    expect(zoneOffset(Date.UTC(2026, 6, 1), 'America/New_York')).toBe(-14_400_000);
    expect(isZone('America/New_York')).toBe(true);
    expect(isZone('Nowhere/Land')).toBe(false);
  });

  test('a skipped wall time is the end of the gap, a repeated one the first of the two', () => {
    expect(instantOf(Date.UTC(2026, 2, 8, 2, 30), 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 7));
    expect(instantOf(Date.UTC(2026, 10, 1, 1, 30), 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });

  test('weekdays count from Monday', () => {
    expect(isoWeekday(wallTime(Date.UTC(2026, 5, 15, 3), 'America/New_York'))).toBe(7);
    expect(isoWeekday(Date.UTC(1969, 11, 29))).toBe(1);
  });
});
