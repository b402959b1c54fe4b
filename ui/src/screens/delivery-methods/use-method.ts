import { useQuery } from '@tanstack/vue-query';
import { computed, shallowRef, watch } from 'vue';
import { listDeliveryTests } from '#api/contract/preview';
import type { deliveryMethods } from '#api/contract/resources/delivery-methods';
import { importMapping } from '#domain/mapping/import-mapping';
import { channelForm } from '#ui/channels/registry';
import { call } from '#ui/client/call';
import { useLeadType } from '#ui/criteria/use-lead-type';
import type { OpenForm } from '#ui/forms/form-of';
import { useReferenceLabels } from '#ui/lists/use-references';
import { usePreview } from './use-preview';

/** What the tabs of a delivery method share: its channel, the fields of its lead type, the message as it would be sent, and its tests. */
export function useMethod(form: OpenForm<typeof deliveryMethods>) {
  const { id } = form;
  const channel = computed(() => channelForm(form.draft.channel));
  const { type } = useLeadType(() => (form.ready ? form.draft.leadTypeId || null : null));
  const definitions = computed(() => type.value?.document.fields ?? []);
  // A new method starts with every field under its own name.
  watch(definitions, (fields) => {
    if (id === null && fields.length > 0 && !form.draft.mapping?.fields.length)
      form.draft.mapping = importMapping(fields);
  });
  const buyerName = useReferenceLabels('buyers', () => (form.draft.buyerId ? [form.draft.buyerId] : []));
  const leadId = shallowRef<string | null>(null);
  const preview = usePreview(id, () => (form.ready ? form.draft : null), leadId);
  const { data: tests } = useQuery({
    queryKey: ['delivery-tests', id],
    enabled: id !== null,
    queryFn: () => call(listDeliveryTests, { params: { id: id! } }),
  });
  return { channel, definitions, buyerName, leadId, preview, tests };
}
