import { computed, type Ref } from 'vue';
import { previewDelivery } from '#api/contract/preview';
import { call } from '#ui/client/call';
import { useMe } from '#ui/client/me';
import { useDraftQuery } from '#ui/forms/use-draft-query';
import type { MethodDraft } from './method-draft';

const PAUSE_MS = 350;

/** The literal message of what is in the form now, a moment after the last key. `fieldErrors`: why it cannot be made, by field. */
export function usePreview(methodId: string | null, draft: () => MethodDraft | null, leadId: Ref<string | null>) {
  const session = useMe();
  const wanted = computed(() => {
    const now = draft();
    if (!now || !now.leadTypeId) return null;
    const { leadTypeId, channel, config, mapping, environment } = now;
    return JSON.stringify({
      ...(methodId !== null && { methodId }),
      // Who may only look has nothing in the form but what is stored.
      ...(methodId === null || session.can('buyers:edit')
        ? { draft: { leadTypeId, channel, config, mapping, environment } }
        : {}),
      ...(leadId.value ? { leadId: leadId.value } : {}),
    });
  });
  const { query, problem } = useDraftQuery(
    'delivery-preview',
    PAUSE_MS,
    () => wanted.value,
    (question, signal) => call(previewDelivery, { body: JSON.parse(question), signal }),
  );
  return {
    preview: computed(() => (problem.value ? undefined : query.data.value)),
    problem,
    pending: query.isFetching,
    errorOf: (field: string): string | null =>
      problem.value?.errors.find((each) => each.field === `draft.${field}` || each.field === field)?.message ?? null,
  };
}
