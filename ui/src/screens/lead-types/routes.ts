import { mdiShapeOutline } from '@mdi/js';
import { resourceRoutes } from '#ui/lists/resource-routes';

export const routes = resourceRoutes({
  name: 'lead-types',
  view: 'leads:view',
  edit: 'settings:edit',
  nav: { group: 'inbound', label: 'names.leadTypes', icon: mdiShapeOutline, order: 40, key: 't' },
  list: async () => (await import('./list')).leadTypeListScreen,
  wizard: () => import('./LeadTypeNew.vue'),
  form: async () => (await import('./lead-type-form')).leadTypeForm,
  titles: { create: 'leadTypes.create', one: 'names.leadType' },
});
