import { zoneOffset } from './zone-offset';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A wall clock reading, kept as the epoch ms a clock in UTC would show the same numbers at: only for calendar arithmetic. */
export type WallTime = number;

export function wallTime(at: number, zone: string): WallTime {
  return at + zoneOffset(at, zone);
}

/** Days since 1970-01-01 of a wall time. */
export function dayNumber(wall: WallTime): number {
  return Math.floor(wall / DAY);
}

/** ISO weekday of a wall time: 1 = Monday … 7 = Sunday. */
export function isoWeekday(wall: WallTime): number {
  return ((((dayNumber(wall) + 3) % 7) + 7) % 7) + 1;
}

/**
 * The first instant at which a clock in the zone shows `wall` or later. In a gap that is the instant of the change, in a
 * fold the first of the two. New York, 2026-03-08 02:30 (skipped) gives 03:00 EDT.
 */
export function instantOf(wall: WallTime, zone: string): number {
  const before = zoneOffset(wall - 15 * HOUR, zone);
  const after = zoneOffset(wall + 15 * HOUR, zone);
  if (before === after) return wall - before;
  const change = changeBetween(wall - 15 * HOUR, wall + 15 * HOUR, zone);
  return wall - before < change ? wall - before : Math.max(change, wall - after);
}

/** The instant in (`from`, `to`] from which the zone has the offset that it has at `to`, to the quarter of an hour. */
export function changeBetween(from: number, to: number, zone: string): number {
  const last = zoneOffset(to, zone);
  let low = Math.floor(from / (15 * MINUTE));
  let high = Math.floor(to / (15 * MINUTE));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffset(middle * 15 * MINUTE, zone) === last) high = middle;
    else low = middle;
  }
  return high * 15 * MINUTE;
}
