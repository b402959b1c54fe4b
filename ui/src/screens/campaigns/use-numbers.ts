import { useQuery } from '@tanstack/vue-query';
import { computed, type ComputedRef } from 'vue';
import type { campaigns } from '#api/contract/resources/campaigns';
import { sources } from '#api/contract/resources/sources';
import { resourceCalls } from '#ui/client/resource-calls';
import { useLeadType } from '#ui/criteria/use-lead-type';
import type { OpenForm } from '#ui/forms/form-of';

/** The numbers a lead is posted with; null for what is not chosen or made yet. */
export interface PostingNumbers {
  lid: number | null;
  vid: number | null;
  aid: number | null;
}

export function useNumbers(form: OpenForm<typeof campaigns>): ComputedRef<PostingNumbers> {
  const { type } = useLeadType(() => form.draft.leadTypeId);
  const { data: source } = useQuery({
    queryKey: computed(() => ['sources', form.draft.sourceId]),
    enabled: computed(() => Boolean(form.draft.sourceId)),
    staleTime: 30_000,
    queryFn: () => resourceCalls(sources).read(form.draft.sourceId),
  });
  return computed(() => ({
    lid: type.value?.lid ?? null,
    vid: source.value?.vid ?? null,
    aid: form.saved?.aid ?? null,
  }));
}
