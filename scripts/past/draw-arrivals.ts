import { wallClock } from '#domain/limits/in-schedule';
import type { Seed } from '#domain/kernel/seed';
import type { CampaignPace } from './campaign-paces';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Share of a day's leads by local hour: a late morning peak, another after dinner, hardly anybody at night. */
const BY_HOUR = [8, 5, 3, 2, 3, 6, 14, 28, 50, 70, 80, 78, 66, 64, 66, 64, 60, 58, 60, 66, 68, 56, 36, 18];
const HOURS_TOTAL = BY_HOUR.reduce((sum, each) => sum + each, 0);

export interface Arrival {
  readonly at: number;
  readonly pace: CampaignPace;
}
export interface PastTime {
  readonly now: number;
  readonly days: number;
  /** In whose day and night people send. */
  readonly zone: string;
}

/** When leads came by each campaign, in order of time: more by day than at night, a weekly rhythm, growth, and good and bad days. */
export function drawArrivals(paces: readonly CampaignPace[], { now, days, zone }: PastTime, seed: Seed): Arrival[] {
  const arrivals: Arrival[] = [];
  const first = now - days * DAY;
  for (let day = 0; day < days; day += 1) {
    const moods = paces.map(() => 0.75 + seed() * 0.5);
    for (let hour = 0; hour < 24; hour += 1) {
      const start = first + day * DAY + hour * HOUR;
      const { weekday, minute } = wallClock(start, zone);
      const ofDay = (BY_HOUR[Math.floor(minute / 60)] ?? 0) / HOURS_TOTAL;
      paces.forEach((pace, index) => {
        const grown = 1 + (pace.growth - 1) * (day / days - 0.5) * (2 / (1 + pace.growth));
        const expected = pace.perDay * ofDay * grown * (moods[index] ?? 1) * (weekday > 5 ? pace.weekend : 1);
        for (let left = drawCount(expected, seed); left > 0; left -= 1)
          arrivals.push({ at: Math.floor(start + seed() * HOUR), pace });
      });
    }
  }
  return arrivals.filter(({ at }) => at < now - 1000).sort((one, other) => one.at - other.at);
}

/** How many of something come where `expected` do on average (Poisson). */
function drawCount(expected: number, seed: Seed): number {
  const limit = Math.exp(-expected);
  let count = 0;
  for (let product = seed(); product > limit; product *= seed()) count += 1;
  return count;
}
