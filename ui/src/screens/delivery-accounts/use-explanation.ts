import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { explainAccountDraft } from '#api/contract/account-figures';
import { problemOf } from '#ui/client/api-problem';
import { call } from '#ui/client/call';
import type { AccountDraft } from './account-draft';

const PAUSE_MS = 300;

/** The checklist of what is in the form now against a lead, a moment after the last change. */
export function useExplanation(
  draft: () => AccountDraft | null,
  accountId: () => string | null,
  leadId: Ref<string | null>,
  asNew: Ref<boolean>,
) {
  const wanted = computed(() => {
    const now = draft();
    if (!now || !leadId.value || !now.buyerId || !now.leadTypeId) return null;
    const {
      buyerId,
      leadTypeId,
      deliveryMethodId,
      status,
      automated,
      exclusive,
      requiresOrder,
      priceMinor,
      limits,
      criteria,
      maxQualifiedPercent,
      maxReturnPercent,
    } = now;
    const terms = {
      buyerId,
      leadTypeId,
      deliveryMethodId: deliveryMethodId || null,
      status,
      automated,
      exclusive,
      requiresOrder,
      priceMinor,
      limits,
      criteria,
      maxQualifiedPercent,
      maxReturnPercent,
    };
    const id = accountId();
    return JSON.stringify({ ...(id ? { accountId: id } : {}), draft: terms, leadId: leadId.value, asNew: asNew.value });
  });
  const asked = shallowRef<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    wanted,
    (next) => {
      clearTimeout(timer);
      timer = setTimeout(() => (asked.value = next), asked.value === null ? 0 : PAUSE_MS);
    },
    { immediate: true },
  );
  const query = useQuery({
    queryKey: computed(() => ['explain-account', asked.value]),
    enabled: computed(() => asked.value !== null),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 30_000,
    queryFn: ({ signal }) => call(explainAccountDraft, { body: JSON.parse(asked.value!), signal }),
  });
  const problem = computed(() => (query.error.value ? problemOf(query.error.value) : null));
  return {
    explanation: computed(() => (asked.value === null || problem.value ? undefined : query.data.value)),
    problem,
    pending: query.isFetching,
  };
}
