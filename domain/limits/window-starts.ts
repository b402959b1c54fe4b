import type { CapWindow } from './limits.schema';
import { DAY, HOUR, changeBetween, dayNumber, instantOf, isoWeekday, wallTime } from './local-time';
import { zoneOffset } from './zone-offset';

/**
 * When the calendar hour, day, week (from Monday) and month of an instant began in a zone, in epoch ms. Every instant lies in exactly
 * one window of each kind: an hour that is repeated in autumn counts as two hours, a day is as long as its clock makes it.
 * Example: 2026-03-08 15:20 EDT (New York) gives 15:00 EDT, 2026-03-08 00:00 EST, 2026-03-02 00:00 EST and 2026-03-01 00:00 EST.
 */
export function windowStarts(now: number, zone: string): Record<CapWindow, number> {
  const day = localDay(now, zone);
  const weekday = isoWeekday(day * DAY);
  const date = new Date(day * DAY);
  return {
    hour: startOfHour(now, zone),
    day: instantOf(day * DAY, zone),
    week: instantOf((day - weekday + 1) * DAY, zone),
    month: instantOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1), zone),
  };
}

/** The local date; where clocks go back over midnight, the day that has begun stays the day. */
function localDay(now: number, zone: string): number {
  const day = dayNumber(wallTime(now, zone));
  return instantOf((day + 1) * DAY, zone) <= now ? day + 1 : day;
}

/** Where clocks change by part of an hour (Lord Howe), a new hour begins at the change. */
function startOfHour(now: number, zone: string): number {
  const wall = wallTime(now, zone);
  const start = now - (wall - Math.floor(wall / HOUR) * HOUR);
  return zoneOffset(start, zone) === zoneOffset(now, zone) ? start : changeBetween(start, now, zone);
}
