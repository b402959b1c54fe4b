import fc from 'fast-check';
import { CAP_WINDOWS, type CapWindow } from '#domain/limits/limits.schema';
import { windowStarts } from '#domain/limits/window-starts';

const at = (text: string): number => Date.parse(text);
const HOUR = 3_600_000;
/** Zones and the part of an hour on which their windows can begin. */
const STEPS = [
  ['America/New_York', HOUR],
  ['Africa/Cairo', HOUR],
  ['Australia/Lord_Howe', HOUR / 2],
  ['Asia/Kolkata', HOUR / 2],
  ['Pacific/Chatham', HOUR / 4],
] as const;

describe('windowStarts', () => {
  test.each([
    [
      'an ordinary Wednesday in New York',
      '2026-06-10T15:20:30Z',
      'America/New_York',
      {
        hour: '2026-06-10T15:00:00Z',
        day: '2026-06-10T04:00:00Z',
        week: '2026-06-08T04:00:00Z',
        month: '2026-06-01T04:00:00Z',
      },
    ],
    [
      'the day clocks go forward',
      '2026-03-08T19:20:00Z',
      'America/New_York',
      {
        hour: '2026-03-08T19:00:00Z',
        day: '2026-03-08T05:00:00Z',
        week: '2026-03-02T05:00:00Z',
        month: '2026-03-01T05:00:00Z',
      },
    ],
    [
      'the second half past one when clocks go back',
      '2026-11-01T06:30:00Z',
      'America/New_York',
      {
        hour: '2026-11-01T06:00:00Z',
        day: '2026-11-01T04:00:00Z',
        week: '2026-10-26T04:00:00Z',
        month: '2026-11-01T04:00:00Z',
      },
    ],
    [
      'a half hour zone',
      '2026-01-01T00:10:00Z',
      'Asia/Kolkata',
      {
        hour: '2025-12-31T23:30:00Z',
        day: '2025-12-31T18:30:00Z',
        week: '2025-12-28T18:30:00Z',
        month: '2025-12-31T18:30:00Z',
      },
    ],
    [
      'a day that begins at one o’clock',
      '2026-04-24T10:00:00Z',
      'Africa/Cairo',
      {
        hour: '2026-04-24T10:00:00Z',
        day: '2026-04-23T22:00:00Z',
        week: '2026-04-19T22:00:00Z',
        month: '2026-03-31T22:00:00Z',
      },
    ],
    [
      'a Sunday belongs to the week before',
      '2026-06-14T23:59:59Z',
      'UTC',
      {
        hour: '2026-06-14T23:00:00Z',
        day: '2026-06-14T00:00:00Z',
        week: '2026-06-08T00:00:00Z',
        month: '2026-06-01T00:00:00Z',
      },
    ],
    [
      'the half hour change of Lord Howe',
      '2026-04-04T15:10:00Z',
      'Australia/Lord_Howe',
      {
        hour: '2026-04-04T15:00:00Z',
        day: '2026-04-04T13:00:00Z',
        week: '2026-03-29T13:00:00Z',
        month: '2026-03-31T13:00:00Z',
      },
    ],
  ] as const)('%s', (_name, now, zone, starts) => {
    const expected = Object.fromEntries(Object.entries(starts).map(([window, start]) => [window, at(start)]));
    expect(windowStarts(at(now), zone)).toEqual(expected);
  });

  test.each(STEPS)('windows of %s tile 400 days', (zone, step) => {
    const from = at('2026-01-01T00:00:00Z');
    const previous = windowStarts(from, zone);
    for (let now = from; now < from + 400 * 24 * HOUR; now += step) {
      const starts = windowStarts(now, zone);
      for (const window of CAP_WINDOWS) {
        const isSame = starts[window] === previous[window];
        // A window goes on, or a new one begins exactly here: no instant is in two, none is in none.
        if (!isSame && starts[window] !== now)
          throw new Error(
            `${window} at ${new Date(now).toISOString()} began ${new Date(starts[window]).toISOString()}`,
          );
        previous[window] = starts[window];
      }
    }
  });

  test('any instant lies in the window that starts where its own window starts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STEPS.map(([zone]) => zone)),
        fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') }),
        (zone, now) => {
          const starts = windowStarts(now, zone);
          const longest: Record<CapWindow, number> = {
            hour: HOUR,
            day: 25.5 * HOUR,
            week: 7 * 24 * HOUR + HOUR,
            month: 31 * 24 * HOUR + HOUR,
          };
          for (const window of CAP_WINDOWS) {
            expect(starts[window]).toBeLessThanOrEqual(now);
            expect(now - starts[window]).toBeLessThan(longest[window]);
            expect(windowStarts(starts[window], zone)[window]).toBe(starts[window]);
          }
        },
      ),
    );
  });

  test('an unknown zone is an error of the caller', () => {
    expect(() => windowStarts(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});
