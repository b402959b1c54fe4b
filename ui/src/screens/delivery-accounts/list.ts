import { h } from 'vue';
import { deliveryAccountList } from '#api/contract/listing/lists/delivery-accounts';
import { deliveryAccounts } from '#api/contract/resources/delivery-accounts';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { copies, removes, sets, standing } from '#ui/lists/verb-use';
import LimitsText from './LimitsText.vue';
import UsedOfLimit from './UsedOfLimit.vue';

export const deliveryAccountListScreen = defineListScreen({
  list: deliveryAccountList,
  route: 'delivery-accounts',
  edit: deliveryAccounts.permissions.edit,
  words: { title: 'names.deliveryAccounts', create: 'deliveryAccounts.new', empty: 'deliveryAccounts.none' },
  first: { route: 'buyers.new', label: 'buyers.new' },
  cells: {
    limits: ({ row: { limits } }) => h(LimitsText, { limits }),
    soldToday: ({ row: { soldToday: used, limits } }) => h(UsedOfLimit, { used, limits, window: 'day' }),
    soldThisMonth: ({ row: { soldThisMonth: used, limits } }) => h(UsedOfLimit, { used, limits, window: 'month' }),
  },
  verbs: [
    copies(deliveryAccounts, 'delivery-accounts.new'),
    ...standing(deliveryAccounts, 'deactivate'),
    sets(deliveryAccounts, 'automate', { field: 'automated', to: true, said: 'deliveryAccounts.fields.automated' }),
    sets(deliveryAccounts, 'byHand', { field: 'automated', to: false, said: 'deliveryAccounts.handOnly' }),
    removes(deliveryAccounts, 'deliveryAccounts.removeAbout'),
  ],
});
