import { mdiAccountMultipleOutline } from '@mdi/js';
import { resourceRoutes } from '#ui/lists/resource-routes';

export const routes = resourceRoutes({
  name: 'users',
  view: 'settings:users',
  edit: 'settings:users',
  nav: { group: 'system', label: 'users.title', icon: mdiAccountMultipleOutline, order: 20, key: 'u' },
  list: async () => (await import('./list')).userListScreen,
  form: async () => (await import('./user-form')).userForm,
  titles: { create: 'users.create', one: 'users.one' },
});
