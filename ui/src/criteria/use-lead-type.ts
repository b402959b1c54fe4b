import { useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { leadTypes } from '#api/contract/resources/lead-types';
import { resourceCalls } from '#ui/client/resource-calls';
import { fieldChoices } from './field-choices';

/** A lead type and the fields criteria can compare; undefined while it is fetched or none is chosen. */
export function useLeadType(id: MaybeRefOrGetter<string | null | undefined>) {
  const { data, error, isLoading } = useQuery({
    queryKey: computed(() => ['lead-types', toValue(id)]),
    enabled: computed(() => Boolean(toValue(id))),
    staleTime: 30_000,
    queryFn: () => resourceCalls(leadTypes).read(toValue(id)!),
  });
  return { type: data, fields: computed(() => fieldChoices(data.value?.document.fields ?? [])), error, isLoading };
}
