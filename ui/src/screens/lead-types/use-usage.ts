import { useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { readLeadTypeUsage } from '#api/contract/lead-type-usage';
import { call } from '#ui/client/call';

/** What stands on a lead type, and which criteria, mappings and forms name which of its fields. */
export function useUsage(id: MaybeRefOrGetter<string | null>) {
  const { data, error, refetch } = useQuery({
    queryKey: computed(() => ['lead-types', toValue(id), 'usage']),
    enabled: computed(() => toValue(id) !== null),
    staleTime: 30_000,
    // An index that is being made is looked at again and again.
    refetchInterval: ({ state }) => (state.data?.searchable.some((each) => each.state !== 'ready') ? 3_000 : false),
    queryFn: () => call(readLeadTypeUsage, { params: { id: toValue(id)! } }),
  });
  const byField = computed(() => {
    const uses = data.value?.fields ?? [];
    return new Map(uses.map(({ field }) => [field, uses.filter((use) => use.field === field)]));
  });
  const counts = computed(() => new Map([...byField.value].map(([field, uses]) => [field, uses.length])));
  return { usage: data, error, refetch, byField, counts };
}
