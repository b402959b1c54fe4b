import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, onScopeDispose, shallowRef } from 'vue';
import { readDashboard } from '#api/contract/dashboard';
import { call } from '#ui/client/call';
import { useLive } from '#ui/client/live';
import { useMe } from '#ui/client/me';
import { keepPreference, loadPreference } from '#ui/client/preference';
import { dayIn } from '#ui/kit/format-moment';
import { bucketFor, bucketsFor, FIRST_FILTER, dashboardRange, type DashboardFilter } from './dashboard-range';

const KEY = 'dashboard.filter';
const PAUSE_MS = 5000;

/** The dashboard's filter, kept per user, and the figures it asks for, kept true while leads move. */
export function useDashboard() {
  const session = useMe();
  const filter = shallowRef<DashboardFilter>(FIRST_FILTER);
  const ready = shallowRef(false);
  void loadPreference<Partial<DashboardFilter>>(KEY).then((left) => {
    filter.value = { ...FIRST_FILTER, ...left };
    ready.value = true;
  });
  const range = computed(() =>
    dashboardRange(filter.value.preset, dayIn(new Date().toISOString(), session.zone), filter.value),
  );
  const buckets = computed(() => bucketsFor(range.value.from, range.value.to));
  const by = computed(() =>
    buckets.value.includes(filter.value.by) ? filter.value.by : bucketFor(range.value.from, range.value.to),
  );
  const some = (ids: readonly string[]): string[] | undefined => (ids.length > 0 ? [...ids] : undefined);
  const body = computed(() => ({
    by: by.value,
    ...range.value,
    leadTypeIds: some(filter.value.leadTypeIds),
    sourceIds: some(filter.value.sourceIds),
    campaignIds: some(filter.value.campaignIds),
    buyerIds: some(filter.value.buyerIds),
    // Days that somebody chose are drawn, with or without leads.
    fromFirstLead: filter.value.preset !== 'custom',
  }));
  const query = useQuery({
    queryKey: computed(() => ['dashboard', body.value]),
    enabled: computed(() => ready.value && range.value.from <= range.value.to),
    placeholderData: keepPreviousData,
    staleTime: PAUSE_MS,
    queryFn: () => call(readDashboard, { body: body.value }),
  });
  let due: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    due ??= setTimeout(() => {
      due = undefined;
      if (!document.hidden) void query.refetch();
    }, PAUSE_MS);
  };
  useLive({ leads: soon, back: soon });
  onScopeDispose(() => clearTimeout(due));

  function change(part: Partial<DashboardFilter>): void {
    filter.value = { ...filter.value, ...part };
    keepPreference(KEY, filter.value);
  }
  return { filter, range, by, buckets, query, change };
}
export type Dashboard = ReturnType<typeof useDashboard>;
export type DashboardData = NonNullable<Dashboard['query']['data']['value']>;
