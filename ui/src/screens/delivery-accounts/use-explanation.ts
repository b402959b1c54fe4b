import { computed, type Ref } from 'vue';
import { explainAccountDraft } from '#api/contract/account-figures';
import { call } from '#ui/client/call';
import { useDraftQuery } from '#ui/forms/use-draft-query';
import type { AccountDraft } from './account-draft';

const PAUSE_MS = 300;
/** What of an account decides about a lead. */
const TERMS = [
  'buyerId',
  'leadTypeId',
  'status',
  'automated',
  'exclusive',
  'requiresOrder',
  'limits',
  'criteria',
  'maxQualifiedPercent',
  'maxReturnPercent',
] as const satisfies readonly (keyof AccountDraft)[];

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
    const terms = {
      ...Object.fromEntries(TERMS.map((term) => [term, now[term]])),
      deliveryMethodId: now.deliveryMethodId || null,
    };
    const id = accountId();
    return JSON.stringify({ ...(id ? { accountId: id } : {}), draft: terms, leadId: leadId.value, asNew: asNew.value });
  });
  const { asked, query, problem } = useDraftQuery(
    'explain-account',
    PAUSE_MS,
    () => wanted.value,
    (question, signal) => call(explainAccountDraft, { body: JSON.parse(question), signal }),
  );
  return {
    explanation: computed(() => (asked.value === null || problem.value ? undefined : query.data.value)),
    problem,
    pending: query.isFetching,
  };
}
