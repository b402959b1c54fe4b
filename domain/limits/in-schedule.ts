import type { WeeklySchedule } from './limits.schema';
import { DAY, MINUTE, dayNumber, instantOf, isoWeekday, wallTime } from './local-time';

type Span = NonNullable<WeeklySchedule>['spans'][number];
const MINUTES_OF_DAY = 1440;

/** Where the clock on a buyer's wall stands. */
export interface WallClock {
  readonly weekday: number;
  readonly minute: number;
}

export function wallClock(now: number, zone: string): WallClock {
  const wall = wallTime(now, zone);
  return { weekday: isoWeekday(wall), minute: Math.floor((wall - dayNumber(wall) * DAY) / MINUTE) };
}

/** Whether a buyer takes leads now by the clock on its wall. A span that ends before it begins runs past midnight; no span = never. */
export function inSchedule(schedule: WeeklySchedule, now: number, zone: string): boolean {
  return schedule === null || isOpen(schedule, wallClock(now, zone));
}

/** The same for a clock that was already read, for many schedules of one zone. */
export function isOpen(schedule: WeeklySchedule, { weekday, minute }: WallClock): boolean {
  return schedule === null || schedule.spans.some((span) => covers(span, weekday, minute));
}

function covers(span: Span, weekday: number, minute: number): boolean {
  if (span.from <= span.to) return weekday === span.weekday && minute >= span.from && minute < span.to;
  const isNextDay = weekday === (span.weekday % 7) + 1;
  return (weekday === span.weekday && minute >= span.from) || (isNextDay && minute < span.to);
}

/** The next instant at which the buyer takes leads: `now` when it does already, null when it never does. */
export function nextOpening(schedule: WeeklySchedule, now: number, zone: string): number | null {
  if (inSchedule(schedule, now, zone)) return now;
  const today = dayNumber(wallTime(now, zone));
  // Two weeks: a span may be swallowed whole by a clock change, and then opens a week later.
  for (let day = today - 1; day <= today + 14; day += 1) {
    const opening = firstOpening(schedule?.spans ?? [], day, now, zone);
    if (opening !== null) return opening;
  }
  return null;
}

function firstOpening(spans: readonly Span[], day: number, now: number, zone: string): number | null {
  const openings = spans
    .filter((span) => span.weekday === isoWeekday(day * DAY) && span.from !== span.to && span.from < MINUTES_OF_DAY)
    .map((span) => instantOf(day * DAY + span.from * MINUTE, zone))
    .filter((at) => at > now && inSchedule({ spans: [...spans] }, at, zone));
  return openings.length === 0 ? null : Math.min(...openings);
}
