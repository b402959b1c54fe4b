import { h } from 'vue';
import { campaigns } from '#api/contract/resources/campaigns';
import { countConditions } from '#ui/criteria/criteria-model';
import { defineFormScreen } from '#ui/forms/define-form-screen';
import StatePill from '#ui/kit/StatePill.vue';
import CampaignFlow from '#ui/process/CampaignFlow.vue';
import { t } from '#ui/words/i18n';
import CampaignAccess from './CampaignAccess.vue';
import CampaignCriteria from './CampaignCriteria.vue';
import CampaignDelivery from './CampaignDelivery.vue';
import CampaignDuplicates from './CampaignDuplicates.vue';
import CampaignGeneral from './CampaignGeneral.vue';
import CampaignLimits from './CampaignLimits.vue';
import CampaignQuality from './CampaignQuality.vue';
import CampaignTry from './CampaignTry.vue';
import { useNumbers } from './use-numbers';

const locked = ({ mayEdit }: { readonly mayEdit: boolean }) => ({ disabled: !mayEdit });
const made = ({ id }: { readonly id: string | null }): boolean => id !== null;

export const campaignForm = defineFormScreen({
  resource: campaigns,
  name: 'campaigns',
  list: 'names.campaigns',
  madeTab: 'try',
  title: ({ saved, id }) => saved?.name ?? t(id === null ? 'campaigns.create' : 'names.campaign'),
  blank: ({ source, leadType }) => ({
    ...(typeof source === 'string' && { sourceId: source }),
    ...(typeof leadType === 'string' && { leadTypeId: leadType }),
  }),
  more: (form) => useNumbers(form),
  marks: ({ saved }) =>
    saved ? [h(StatePill, { state: saved.status }), h('span', { class: 'faint mono' }, `AID ${saved.aid}`)] : [],
  tabs: [
    {
      id: 'general',
      label: 'campaigns.general',
      component: CampaignGeneral,
      fields: ['name', 'sourceId', 'leadTypeId', 'intakeChannel', 'priceMinor', 'status', 'settings.category'],
      props: ({ mayEdit, id }, numbers) => ({ disabled: !mayEdit, isNew: id === null, numbers: numbers.value }),
    },
    {
      id: 'criteria',
      label: 'campaigns.criteria',
      component: CampaignCriteria,
      fields: ['criteria'],
      count: ({ draft }) => countConditions(draft.criteria.root) || null,
      props: locked,
    },
    {
      id: 'limits',
      label: 'campaigns.limits',
      component: CampaignLimits,
      fields: ['limits'],
      count: ({ draft }) => Object.keys(draft.limits).length || null,
      props: locked,
    },
    {
      id: 'duplicates',
      label: 'campaigns.duplicatesTab',
      component: CampaignDuplicates,
      fields: ['settings.duplicates'],
      props: locked,
    },
    {
      id: 'quality',
      label: 'campaigns.qualityTab',
      component: CampaignQuality,
      fields: ['settings.qualityControl', 'settings.grading', 'settings.defaultReject'],
      props: locked,
    },
    {
      id: 'delivery',
      label: 'campaigns.deliveryTab',
      component: CampaignDelivery,
      fields: ['settings'],
      props: locked,
    },
    {
      id: 'access',
      label: 'campaigns.access',
      component: CampaignAccess,
      fields: ['password', 'settings.requireAuthentication'],
      props: ({ mayEdit, saved }) => ({ disabled: !mayEdit, hasPassword: saved?.hasPassword ?? false }),
    },
    {
      id: 'flow',
      label: 'campaigns.flow',
      component: CampaignFlow,
      looks: true,
      fills: true,
      when: made,
      props: ({ id }) => ({ campaignId: id ?? '' }),
    },
    {
      id: 'try',
      label: 'campaigns.tryTab',
      component: CampaignTry,
      looks: true,
      when: made,
      props: ({ draft, saved, dirty }, numbers) => ({
        leadTypeId: draft.leadTypeId,
        numbers: numbers.value,
        hasPassword: saved?.hasPassword ?? false,
        authenticated: saved?.settings.requireAuthentication ?? false,
        dirty,
      }),
    },
  ],
});
