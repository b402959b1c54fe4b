import { useQuery } from '@tanstack/vue-query';
import { computed, watch } from 'vue';
import { campaigns } from '#api/contract/resources/campaigns';
import type { leadForms } from '#api/contract/resources/lead-forms';
import { resourceCalls } from '#ui/client/resource-calls';
import { useLeadType } from '#ui/criteria/use-lead-type';
import type { OpenForm } from '#ui/forms/form-of';

/** The lead type of the form's campaign. A new form asks for what it shows on forms; the operator takes away or adds. */
export function useFormType(form: OpenForm<typeof leadForms>) {
  const { data: campaign } = useQuery({
    queryKey: computed(() => ['campaigns', form.draft.campaignId]),
    enabled: computed(() => Boolean(form.draft.campaignId)),
    staleTime: 30_000,
    queryFn: () => resourceCalls(campaigns).read(form.draft.campaignId),
  });
  const { type } = useLeadType(() => campaign.value?.leadTypeId);
  watch(type, (chosen) => {
    if (form.id !== null || !chosen || form.draft.document.fields.length > 0) return;
    const wanted = chosen.document.fields.filter(
      ({ kind, required, showOn, systemField, default: fallback }) =>
        kind !== 'calculated' &&
        systemField !== 'ipAddress' &&
        systemField !== 'consent' &&
        systemField !== 'forceId' &&
        (kind === 'sub-fields' ? required : showOn.includes('forms') && (required || fallback === undefined)),
    );
    form.draft.document.fields = wanted.map(({ name }) => ({ field: name, required: false, entries: 1 }));
  });
  return type;
}
