import { mdiPlus } from '@mdi/js';
import { h } from 'vue';
import { RouterLink } from 'vue-router';
import { buyers } from '#api/contract/resources/buyers';
import { defineFormScreen } from '#ui/forms/define-form-screen';
import StatePill from '#ui/kit/StatePill.vue';
import SvgIcon from '#ui/kit/SvgIcon.vue';
import { t } from '#ui/words/i18n';
import BillingTab from './BillingTab.vue';
import { BUYER_LISTS, isBuyerList } from './buyer-lists';
import BuyerListTab from './BuyerListTab.vue';
import CompanyTab from './CompanyTab.vue';
import NotesTab from './NotesTab.vue';
import RecordTab from './RecordTab.vue';

const listTab = (kind: keyof typeof BUYER_LISTS) => ({
  id: kind,
  label: `buyers.tabs.${kind}`,
  component: BuyerListTab,
  looks: true,
  fills: true,
  props: (form: { readonly id: string | null; readonly mayEdit: boolean }) => ({
    buyerId: form.id ?? '',
    kind,
    mayEdit: form.mayEdit,
  }),
});

export const buyerForm = defineFormScreen({
  resource: buyers,
  name: 'buyers',
  list: 'names.buyers',
  title: ({ draft }) => draft.company || t('names.buyer'),
  marks: ({ draft, saved }) => [
    h(StatePill, { state: draft.status }),
    saved && h('span', { class: 'faint mono' }, `BID ${saved.bid}`),
  ],
  actions: (form, _, tab) => {
    const add = isBuyerList(tab) ? BUYER_LISTS[tab].add : undefined;
    return add && form.mayEdit
      ? [
          h(RouterLink, { class: 'button', to: { name: add.name, query: { buyer: form.id } } }, () => [
            h(SvgIcon, { path: mdiPlus }),
            t(add.label),
          ]),
        ]
      : [];
  },
  tabs: [
    {
      id: 'company',
      label: 'buyers.tabs.company',
      component: CompanyTab,
      fields: ['company', 'status', 'contact', 'timeZone', 'groupName'],
    },
    listTab('accounts'),
    listTab('methods'),
    listTab('deliveries'),
    { id: 'billing', label: 'buyers.tabs.billing', component: BillingTab, fields: ['billing'] },
    { id: 'custom', label: 'buyers.tabs.custom', component: RecordTab, fields: ['customFields'] },
    { id: 'notes', label: 'buyers.tabs.notes', component: NotesTab, fields: ['notes'], member: 'notes' },
  ],
});
