import { mdiCardAccountDetailsOutline } from '@mdi/js';
import { resourceRoutes } from '#ui/lists/resource-routes';

export const routes = resourceRoutes({
  name: 'delivery-accounts',
  view: 'buyers:view',
  edit: 'buyers:edit',
  nav: { group: 'outbound', label: 'names.deliveryAccounts', icon: mdiCardAccountDetailsOutline, order: 20, key: 'a' },
  list: async () => (await import('./list')).deliveryAccountListScreen,
  form: async () => (await import('./delivery-account-form')).deliveryAccountForm,
  tabInPath: true,
  titles: { create: 'deliveryAccounts.new', one: 'names.deliveryAccount' },
});
