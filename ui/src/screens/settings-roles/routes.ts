import { mdiShieldAccountOutline } from '@mdi/js';
import { resourceRoutes } from '#ui/lists/resource-routes';

export const routes = resourceRoutes({
  name: 'roles',
  view: 'settings:users',
  edit: 'settings:users',
  nav: { group: 'system', label: 'roles.title', icon: mdiShieldAccountOutline, order: 30 },
  list: async () => (await import('./list')).roleListScreen,
  form: async () => (await import('./role-form')).roleForm,
  titles: { create: 'roles.create', one: 'roles.one' },
});
