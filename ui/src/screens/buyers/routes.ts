import { mdiAccountTieOutline } from '@mdi/js';
import { resourceRoutes } from '#ui/lists/resource-routes';

export const routes = resourceRoutes({
  name: 'buyers',
  view: 'buyers:view',
  edit: 'buyers:edit',
  nav: { group: 'outbound', label: 'names.buyers', icon: mdiAccountTieOutline, order: 10, key: 'b' },
  list: async () => (await import('./list')).buyerListScreen,
  wizard: () => import('./BuyerWizard.vue'),
  form: async () => (await import('./buyer-form')).buyerForm,
  tabInPath: true,
  titles: { create: 'buyers.new', one: 'names.buyer' },
});
