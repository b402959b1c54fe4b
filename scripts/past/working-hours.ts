import { wallClock } from '#domain/limits/in-schedule';

const MINUTE = 60_000;
const [FROM, UNTIL, DAY] = [8 * 60, 19 * 60, 24 * 60];

/** The moment itself while people work, else the next morning. */
export function inWorkingHours(at: number, zone: string): number {
  const { minute } = wallClock(at, zone);
  if (minute < FROM) return at + (FROM - minute) * MINUTE;
  return minute < UNTIL ? at : at + (DAY + FROM - minute) * MINUTE;
}
