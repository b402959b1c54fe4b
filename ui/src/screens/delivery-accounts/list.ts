import { deliveryAccountList } from '#api/contract/listing/lists/delivery-accounts';
import { deliveryAccounts } from '#api/contract/resources/delivery-accounts';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { copies, removes, sets, standing } from '#ui/lists/verb-use';
import { accountCells } from './account-cells';

export const deliveryAccountListScreen = defineListScreen({
  list: deliveryAccountList,
  route: 'delivery-accounts',
  edit: deliveryAccounts.permissions.edit,
  words: { title: 'names.deliveryAccounts', create: 'deliveryAccounts.new', empty: 'deliveryAccounts.none' },
  first: { route: 'buyers.new', label: 'buyers.new' },
  cells: accountCells,
  verbs: [
    copies(deliveryAccounts, 'delivery-accounts.new'),
    ...standing(deliveryAccounts, 'deactivate'),
    sets(deliveryAccounts, 'automate', { field: 'automated', to: true, said: 'deliveryAccounts.fields.automated' }),
    sets(deliveryAccounts, 'byHand', { field: 'automated', to: false, said: 'deliveryAccounts.handOnly' }),
    removes(deliveryAccounts, 'deliveryAccounts.removeAbout'),
  ],
});
