import { h } from 'vue';
import { deliveryAccounts } from '#api/contract/resources/delivery-accounts';
import { defineFormScreen } from '#ui/forms/define-form-screen';
import StatePill from '#ui/kit/StatePill.vue';
import { t } from '#ui/words/i18n';
import AccountDeliveries from './AccountDeliveries.vue';
import DeliveryTab from './DeliveryTab.vue';
import ExplainPane from './ExplainPane.vue';
import TermsTab from './TermsTab.vue';
import { useAccount } from './use-account';

export const deliveryAccountForm = defineFormScreen({
  resource: deliveryAccounts,
  name: 'delivery-accounts',
  list: { label: 'names.buyers', name: 'buyers' },
  newTab: 'delivery',
  title: ({ draft }) => draft.name || t('deliveryAccounts.new'),
  blank: ({ buyer, leadType }) => ({
    ...(typeof buyer === 'string' && { buyerId: buyer }),
    ...(typeof leadType === 'string' && { leadTypeId: leadType }),
  }),
  more: (form) => useAccount(form),
  trail: ({ draft: { buyerId } }, { buyerName }) =>
    buyerId ? [{ label: buyerName(buyerId), to: { name: 'buyers.edit', params: { id: buyerId } } }] : [],
  marks: ({ saved, draft }) =>
    saved
      ? [
          h(StatePill, { state: draft.status }),
          !draft.automated && h(StatePill, { state: 'waiting', label: t('deliveryAccounts.handOnly') }),
        ]
      : [],
  tabs: [
    {
      id: 'terms',
      label: 'deliveryAccounts.tabs.terms',
      component: TermsTab,
      fields: ['priceMinor', 'priority', 'criteria', 'limits', 'maxQualifiedPercent', 'maxReturnPercent'],
      props: ({ id, mayEdit }, { usage, leadId }) => ({
        accountId: id,
        usage: usage.value,
        leadId: leadId.value,
        readonly: !mayEdit,
      }),
    },
    {
      id: 'delivery',
      label: 'deliveryAccounts.tabs.delivery',
      component: DeliveryTab,
      fields: [
        'name',
        'status',
        'buyerId',
        'leadTypeId',
        'deliveryMethodId',
        'pingMethodId',
        'alternateMethodId',
        'delaySeconds',
      ],
      props: ({ id }) => ({ fixed: id !== null }),
    },
    {
      id: 'deliveries',
      label: 'deliveryAccounts.tabs.deliveries',
      component: AccountDeliveries,
      looks: true,
      fills: true,
      when: ({ id }) => id !== null,
      props: ({ id }) => ({ accountId: id ?? '' }),
    },
  ],
  beside: {
    component: ExplainPane,
    when: () => true,
    props: ({ id, draft, dirty }, { leadId }) => ({
      accountId: id,
      draft,
      dirty,
      leadId: leadId.value,
      'onUpdate:leadId': (next: string | null) => void (leadId.value = next),
    }),
  },
});
