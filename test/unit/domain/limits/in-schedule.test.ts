import fc from 'fast-check';
import { inSchedule, nextOpening } from '#domain/limits/in-schedule';
import type { WeeklySchedule } from '#domain/limits/limits.schema';

const at = (text: string): number => Date.parse(text);
const NY = 'America/New_York';
const office: WeeklySchedule = { spans: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1020 })) };
const night: WeeklySchedule = { spans: [{ weekday: 7, from: 1320, to: 360 }] };

describe('inSchedule', () => {
  test.each([
    ['no schedule is always', null, '2026-06-14T03:00:00Z', true],
    ['a schedule without spans is never', { spans: [] }, '2026-06-10T15:00:00Z', false],
    ['Wednesday at eleven', office, '2026-06-10T15:00:00Z', true],
    ['the first minute', office, '2026-06-10T13:00:00Z', true],
    ['one millisecond before', office, '2026-06-10T12:59:59.999Z', false],
    ['the end is excluded', office, '2026-06-10T21:00:00Z', false],
    ['a Saturday', office, '2026-06-13T15:00:00Z', false],
    ['winter time counts', office, '2026-01-07T13:30:00Z', false],
    ['Sunday night', night, '2026-06-15T02:30:00Z', true],
    ['Monday before six', night, '2026-06-15T09:59:00Z', true],
    ['Monday at six', night, '2026-06-15T10:00:00Z', false],
  ] as const)('%s', (_name, schedule, now, expected) => {
    expect(inSchedule(schedule as WeeklySchedule, at(now), NY)).toBe(expected);
  });
});

describe('nextOpening', () => {
  test.each([
    ['now when open', office, '2026-06-10T15:00:00Z', '2026-06-10T15:00:00Z'],
    ['the next morning', office, '2026-06-10T22:00:00Z', '2026-06-11T13:00:00Z'],
    ['after the weekend', office, '2026-06-12T22:00:00Z', '2026-06-15T13:00:00Z'],
    [
      'a span inside the spring gap opens a week later',
      { spans: [{ weekday: 7, from: 125, to: 170 }] },
      '2026-03-08T05:00:00Z',
      '2026-03-15T06:05:00Z',
    ],
    [
      'a span that begins in the gap opens at its end',
      { spans: [{ weekday: 7, from: 150, to: 240 }] },
      '2026-03-08T05:00:00Z',
      '2026-03-08T07:00:00Z',
    ],
    [
      'later the same day',
      {
        spans: [
          { weekday: 3, from: 60, to: 120 },
          { weekday: 3, from: 1380, to: 1440 },
        ],
      },
      '2026-06-10T15:00:00Z',
      '2026-06-11T03:00:00Z',
    ],
  ] as const)('%s', (_name, schedule, now, expected) => {
    expect(nextOpening(schedule as unknown as WeeklySchedule, at(now), NY)).toBe(at(expected));
  });

  test('never opens without spans', () => {
    expect(nextOpening({ spans: [] }, 0, NY)).toBeNull();
    expect(nextOpening({ spans: [{ weekday: 1, from: 60, to: 60 }] }, 0, NY)).toBeNull();
  });

  test('is open at its opening and closed just before it', () => {
    const span = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      from: fc.integer({ min: 0, max: 1439 }),
      to: fc.integer({ min: 0, max: 1440 }),
    });
    const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') });
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), moment, (spans, now) => {
        const opening = nextOpening({ spans }, now, NY);
        if (opening === null) return;
        expect(opening).toBeGreaterThanOrEqual(now);
        expect(inSchedule({ spans }, opening, NY)).toBe(true);
        if (opening > now) expect(inSchedule({ spans }, opening - 1, NY)).toBe(false);
      }),
    );
  });
});
