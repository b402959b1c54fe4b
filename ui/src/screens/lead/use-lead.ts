import { useQuery } from '@tanstack/vue-query';
import type { z } from 'zod';
import { readLeadEndpoint, type leadSchema } from '#api/contract/leads';
import { readLeadSchema } from '#api/contract/lead-schema';
import { call } from '#ui/client/call';
import { useLive } from '#ui/client/live';
import { queryClient } from '#ui/client/query-client';

export type Lead = z.output<typeof leadSchema>;

/** One lead, read again whenever it changes. While it is being read, one more reading covers all that changes meanwhile. */
export function useLead(leadId: () => string) {
  const query = useQuery({
    queryKey: ['lead', leadId],
    queryFn: () => call(readLeadEndpoint, { params: { leadId: leadId() } }),
  });
  let asking = false;
  let again = false;
  async function refresh(): Promise<void> {
    again = asking;
    if (asking) return;
    asking = true;
    await query.refetch().finally(() => (asking = false));
    void queryClient.invalidateQueries({ queryKey: ['lead-part', leadId()] });
    if (again) await refresh();
  }
  useLive({ leads: (ids) => void (ids.includes(leadId()) && refresh()), back: () => void refresh() });
  return { ...query, refresh };
}

/** Fields and return reasons of the lead's type. */
export function useLeadSchema(leadId: () => string) {
  return useQuery({
    queryKey: ['lead-schema', leadId],
    staleTime: 60_000,
    queryFn: () => call(readLeadSchema, { params: { leadId: leadId() } }),
  });
}

export const nameOf = (lead: Pick<Lead, 'firstName' | 'lastName' | 'id' | 'fields'>): string =>
  [lead.firstName, lead.lastName].filter(Boolean).join(' ') || shortId(lead.id);

/** The last letters of an id: what differs between leads of one moment. */
export const shortId = (id: string): string => id.slice(-8);
