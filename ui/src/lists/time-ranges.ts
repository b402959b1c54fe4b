import type { Age, FilterRule } from '#api/contract/listing/filter';
import { dayIn, nextDay, startOfDay } from '#ui/kit/format-moment';

export const TIME_RANGES = ['hours-1', 'hours-24', 'days-7', 'days-30', 'today', 'yesterday', 'month'] as const;
export type TimeRangeId = (typeof TIME_RANGES)[number];

/** A range people pick, as the condition it is today. Those with a number roll on; a calendar day or month is fixed. */
export function ruleOfRange(id: TimeRangeId, column: string, zone: string, now: Date): FilterRule {
  const rolling = /^(hours|days)-(\d+)$/.exec(id);
  if (rolling) return { column, is: 'in-last', value: { amount: Number(rolling[2]), unit: rolling[1] as Age['unit'] } };
  const today = dayIn(now.toISOString(), zone);
  if (id === 'month') return { column, is: 'after', value: startOfDay(`${today.slice(0, 8)}01`, zone) };
  if (id === 'today') return { column, is: 'after', value: startOfDay(today, zone) };
  const yesterday = dayIn(new Date(Date.parse(startOfDay(today, zone)) - 3_600_000).toISOString(), zone);
  return { column, is: 'between', value: [startOfDay(yesterday, zone), startOfDay(today, zone)] };
}

/** The range a condition is, if it is one of these. */
export const rangeOf = (rule: FilterRule, zone: string, now: Date): TimeRangeId | null =>
  TIME_RANGES.find(
    (id) =>
      JSON.stringify(ruleOfRange(id, rule.column, zone, now)) ===
      JSON.stringify({ column: rule.column, is: rule.is, value: rule.value }),
  ) ?? null;

/** From the first to the last day, both whole. */
export const ruleOfDays = (column: string, from: string, to: string, zone: string): FilterRule => ({
  column,
  is: 'between',
  value: [startOfDay(from, zone), startOfDay(nextDay(to), zone)],
});
