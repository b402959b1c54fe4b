import { useQuery } from '@tanstack/vue-query';
import { shallowRef } from 'vue';
import { useRoute } from 'vue-router';
import { readAccountUsage } from '#api/contract/account-figures';
import type { deliveryAccounts } from '#api/contract/resources/delivery-accounts';
import { call } from '#ui/client/call';
import { useLive } from '#ui/client/live';
import type { OpenForm } from '#ui/forms/form-of';
import { useReferenceLabels } from '#ui/lists/use-references';

/** What the tabs of a delivery account share: what was used of its limits, and the lead it is tried with. */
export function useAccount(form: OpenForm<typeof deliveryAccounts>) {
  const { id } = form;
  const asked = useRoute().query['lead'];
  const leadId = shallowRef<string | null>(asked ? String(asked) : null);
  const { data: usage, refetch } = useQuery({
    queryKey: ['account-usage', id],
    enabled: id !== null,
    queryFn: () => call(readAccountUsage, { params: { id: id! } }),
  });
  let due: ReturnType<typeof setTimeout> | undefined;
  useLive({
    leads: () => {
      clearTimeout(due);
      due = setTimeout(() => id !== null && void refetch(), 1000);
    },
  });
  const buyerName = useReferenceLabels('buyers', () => (form.draft.buyerId ? [form.draft.buyerId] : []));
  return { leadId, usage, buyerName };
}
