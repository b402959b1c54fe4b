import { mdiBullhornOutline } from '@mdi/js';
import { resourceRoutes } from '#ui/lists/resource-routes';

export const routes = resourceRoutes({
  name: 'campaigns',
  view: 'sources:view',
  edit: 'sources:edit',
  nav: { group: 'inbound', label: 'names.campaigns', icon: mdiBullhornOutline, order: 20, key: 'c' },
  list: async () => (await import('./list')).campaignListScreen,
  form: async () => (await import('./campaign-form')).campaignForm,
  titles: { create: 'campaigns.create', one: 'names.campaign' },
});
