import { mdiAntenna } from '@mdi/js';
import { resourceRoutes } from '#ui/lists/resource-routes';

export const routes = resourceRoutes({
  name: 'sources',
  view: 'sources:view',
  edit: 'sources:edit',
  nav: { group: 'inbound', label: 'names.sources', icon: mdiAntenna, order: 10, key: 's' },
  list: async () => (await import('./list')).sourceListScreen,
  form: async () => (await import('./source-form')).sourceForm,
  titles: { create: 'sources.create', one: 'names.source' },
});
