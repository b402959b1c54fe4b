import { useQuery } from '@tanstack/vue-query';
import { listEligibleAccounts } from '#api/contract/leads';
import { call } from '#ui/client/call';

/** Every account of the lead's type with its checklist, those that would take the lead first, best price first. */
export function useAccounts(leadId: () => string) {
  return useQuery({
    queryKey: ['eligible-accounts', leadId],
    staleTime: 0,
    queryFn: async () => {
      const { items } = await call(listEligibleAccounts, { params: { leadId: leadId() }, query: { only: 'all' } });
      const rank = (item: (typeof items)[number]): number => (item.eligible ? 0 : item.matches ? 1 : 2);
      return [...items].sort(
        (one, other) =>
          rank(one) - rank(other) ||
          (other.priceMinor ?? 0) - (one.priceMinor ?? 0) ||
          one.accountName.localeCompare(other.accountName),
      );
    },
  });
}
