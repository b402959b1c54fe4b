import type { DashboardBucket } from '#api/contract/dashboard';

export const PRESETS = [
  'today',
  'last7',
  'last30',
  'this-month',
  'last-month',
  'this-year',
  'last12',
  'custom',
] as const;
export type Preset = (typeof PRESETS)[number];
export interface DashboardFilter {
  readonly preset: Preset;
  readonly by: DashboardBucket;
  /** Local days, both included; used by `custom`, otherwise what the preset means today. */
  readonly from: string;
  readonly to: string;
  readonly leadTypeIds: readonly string[];
  readonly sourceIds: readonly string[];
  readonly campaignIds: readonly string[];
  readonly buyerIds: readonly string[];
}
export const FIRST_FILTER: DashboardFilter = {
  preset: 'last30',
  by: 'day',
  from: '',
  to: '',
  leadTypeIds: [],
  sourceIds: [],
  campaignIds: [],
  buyerIds: [],
};

const DAY = 86_400_000;
const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);
const firstOfMonth = (day: string, back = 0): string => {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return dayText(Date.UTC(year, month - 1 - back, 1));
};

/** The local days a preset means on the day `today`. */
export function dashboardRange(
  preset: Preset,
  today: string,
  custom: { readonly from: string; readonly to: string },
): { readonly from: string; readonly to: string } {
  const now = Date.parse(`${today}T00:00:00Z`);
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'last7':
      return { from: dayText(now - 6 * DAY), to: today };
    case 'last30':
      return { from: dayText(now - 29 * DAY), to: today };
    case 'this-month':
      return { from: firstOfMonth(today), to: today };
    case 'last-month':
      return { from: firstOfMonth(today, 1), to: dayText(Date.parse(`${firstOfMonth(today)}T00:00:00Z`) - DAY) };
    case 'this-year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'last12':
      return { from: firstOfMonth(today, 11), to: today };
    case 'custom':
      return { from: custom.from || today, to: custom.to || today };
  }
}

/** The bucket that draws a range best: days up to a quarter, months up to three years, else years. */
export function bucketFor(from: string, to: string): DashboardBucket {
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return days <= 92 ? 'day' : days <= 36 * 30 ? 'month' : 'year';
}

/** Buckets that may be asked for over a range. */
export function bucketsFor(from: string, to: string): readonly DashboardBucket[] {
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return [...(days <= 92 ? (['day'] as const) : []), ...(days <= 36 * 30 ? (['month'] as const) : []), 'year' as const];
}
