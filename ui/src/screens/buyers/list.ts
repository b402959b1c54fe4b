import { buyerList } from '#api/contract/listing/lists/buyers';
import { buyers } from '#api/contract/resources/buyers';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { goes, removes, standing, type RowPlace } from '#ui/lists/verb-use';

const tab =
  (name: string): RowPlace =>
  ({ id }) => ({ name: 'buyers.edit', params: { id, tab: name } });

export const buyerListScreen = defineListScreen({
  list: buyerList,
  route: 'buyers',
  edit: buyers.permissions.edit,
  words: { title: 'names.buyers', create: 'buyers.new', empty: 'buyers.none' },
  nameColumn: 'company',
  links: { accounts: tab('accounts') },
  verbs: [
    goes('accounts', tab('accounts')),
    goes('methods', tab('methods')),
    ...standing(buyers, 'suspend'),
    removes(buyers, 'buyers.removeAbout'),
  ],
});
