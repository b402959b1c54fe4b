import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { previewDelivery } from '#api/contract/preview';
import { problemOf } from '#ui/client/api-problem';
import { call } from '#ui/client/call';
import type { MethodDraft } from './method-draft';

const PAUSE_MS = 350;

/** The literal message of what is in the form now, a moment after the last key. `fieldErrors`: why it cannot be made, by field. */
export function usePreview(methodId: string | null, draft: () => MethodDraft | null, leadId: Ref<string | null>) {
  const asked = shallowRef<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wanted = computed(() => {
    const now = draft();
    if (!now || !now.leadTypeId) return null;
    const { leadTypeId, channel, config, mapping, environment } = now;
    return JSON.stringify({
      ...(methodId !== null && { methodId }),
      draft: { leadTypeId, channel, config, mapping, environment },
      ...(leadId.value ? { leadId: leadId.value } : {}),
    });
  });
  watch(
    wanted,
    (next) => {
      clearTimeout(timer);
      timer = setTimeout(() => (asked.value = next), asked.value === null ? 0 : PAUSE_MS);
    },
    { immediate: true },
  );
  const query = useQuery({
    queryKey: computed(() => ['delivery-preview', asked.value]),
    enabled: computed(() => asked.value !== null),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 30_000,
    queryFn: ({ signal }) => call(previewDelivery, { body: JSON.parse(asked.value!), signal }),
  });
  const problem = computed(() => (query.error.value ? problemOf(query.error.value) : null));
  return {
    preview: computed(() => (problem.value ? undefined : query.data.value)),
    problem,
    pending: query.isFetching,
    errorOf: (field: string): string | null =>
      problem.value?.errors.find((each) => each.field === `draft.${field}` || each.field === field)?.message ?? null,
  };
}
