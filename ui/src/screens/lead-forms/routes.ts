import { mdiFormSelect } from '@mdi/js';
import { resourceRoutes } from '#ui/lists/resource-routes';

export const routes = resourceRoutes({
  name: 'forms',
  view: 'sources:view',
  edit: 'sources:edit',
  nav: { group: 'inbound', label: 'leadForms.many', icon: mdiFormSelect, order: 30, key: 'o' },
  list: async () => (await import('./list')).leadFormListScreen,
  form: async () => (await import('./lead-form-form')).leadFormForm,
  titles: { create: 'leadForms.create', one: 'leadForms.one' },
});
