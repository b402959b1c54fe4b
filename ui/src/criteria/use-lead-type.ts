import { useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { leadTypes } from '#api/contract/resources/lead-types';
import { resourceEndpoints } from '#api/contract/resources/resource';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { call } from '#ui/client/call';
import { fieldChoices } from './field-choices';

export interface KnownLeadType {
  readonly id: string;
  readonly lid: number;
  readonly name: string;
  readonly document: LeadTypeDocument;
}

/** A lead type and the fields criteria can compare; undefined while it is fetched or none is chosen. */
export function useLeadType(id: MaybeRefOrGetter<string | null | undefined>) {
  const { data, error, isLoading } = useQuery({
    queryKey: computed(() => ['lead-types', toValue(id)]),
    enabled: computed(() => Boolean(toValue(id))),
    staleTime: 30_000,
    queryFn: async () =>
      (await call(resourceEndpoints(leadTypes).read, { params: { id: toValue(id)! } })) as unknown as KnownLeadType,
  });
  return { type: data, fields: computed(() => fieldChoices(data.value?.document.fields ?? [])), error, isLoading };
}
