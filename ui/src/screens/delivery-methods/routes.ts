import { mdiSendOutline } from '@mdi/js';
import { resourceRoutes } from '#ui/lists/resource-routes';

export const routes = resourceRoutes({
  name: 'delivery-methods',
  view: 'buyers:view',
  edit: 'buyers:edit',
  nav: { group: 'outbound', label: 'names.deliveryMethods', icon: mdiSendOutline, order: 30, key: 'm' },
  list: async () => (await import('./list')).deliveryMethodListScreen,
  form: async () => (await import('./delivery-method-form')).deliveryMethodForm,
  tabInPath: true,
  titles: { create: 'deliveryMethods.new', one: 'names.deliveryMethod' },
});
