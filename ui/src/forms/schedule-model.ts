import type { WeeklySchedule } from '#domain/limits/limits.schema';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Monday to Friday, 8:00 to 18:00: where people start from. */
export const OFFICE_HOURS: NonNullable<WeeklySchedule> = {
  spans: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: 480, to: 1080 })),
};

export const spansOf = (schedule: WeeklySchedule, weekday: Weekday): readonly Span[] =>
  (schedule?.spans ?? [])
    .filter((span) => span.weekday === weekday)
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => a.from - b.from);

/** The same week with other spans on one day. */
export function withSpans(
  schedule: WeeklySchedule,
  weekday: Weekday,
  spans: readonly Span[],
): NonNullable<WeeklySchedule> {
  const others = (schedule?.spans ?? []).filter((span) => span.weekday !== weekday);
  return {
    spans: [...others, ...spans.map((span) => ({ weekday, ...span }))].sort(
      (a, b) => a.weekday - b.weekday || a.from - b.from,
    ),
  };
}

/** `480` is `08:00`; midnight at the end of a day is `24:00`, which a time field shows as `00:00`. */
export const timeOf = (minute: number): string =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** `08:30` is 510; at the end of a span `00:00` is the end of the day. */
export function minuteOf(time: string, end: boolean): number | null {
  const found = /^(\d\d):(\d\d)$/.exec(time);
  if (!found) return null;
  const minute = Number(found[1]) * 60 + Number(found[2]);
  return end && minute === 0 ? 1440 : minute;
}
