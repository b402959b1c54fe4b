import { DAY, dayNumber, wallTime } from '../../limits/local-time';
import type { FieldValue } from '#domain/kernel/lead-fields';
import { dayReading, instantReading, isDateOnly } from '../readings';

/** The calendar day (days since 1970) of a date field: a date as written, a moment as the calendar of the zone shows it. */
export function dayOf(value: FieldValue | undefined, zone: string): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (isDateOnly(value)) return dayNumber(Date.parse(String(dayReading.read(value))));
  const instant = instantReading.read(value);
  return typeof instant === 'number' ? dayNumber(wallTime(instant, zone)) : undefined;
}

export function today(now: number, zone: string): number {
  return dayNumber(wallTime(now, zone));
}

/** Completed years between two calendar days; somebody born on 29 February turns a year older on 1 March. */
export function yearsBetween(from: number, to: number): number {
  const start = new Date(from * DAY);
  const end = new Date(to * DAY);
  const years = end.getUTCFullYear() - start.getUTCFullYear();
  const isBefore = end.getUTCMonth() * 32 + end.getUTCDate() < start.getUTCMonth() * 32 + start.getUTCDate();
  return isBefore ? years - 1 : years;
}
