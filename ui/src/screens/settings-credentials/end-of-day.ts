import { startOfDay } from '#ui/kit/format-moment';

const DAY_MS = 86_400_000;

/** The instant a calendar day of a zone (`2026-03-08`) is over there. */
export function endOfDay(day: string, zone: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return startOfDay(next, zone);
}
