import { mdiAccountMultipleOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';
import { listRoute } from '#ui/lists/list-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/users',
    name: 'users',
    component: listRoute(async () => (await import('./list')).userListScreen),
    permission: 'settings:users',
    nav: { group: 'system', label: 'users.title', icon: mdiAccountMultipleOutline, order: 20, key: 'u' },
  },
  {
    path: '/users/new',
    name: 'users.new',
    component: async () => (await import('./user-form')).userForm,
    permission: 'settings:users',
    title: 'users.create',
  },
  {
    path: '/users/:id',
    name: 'users.edit',
    component: async () => (await import('./user-form')).userForm,
    permission: 'settings:users',
    title: 'users.one',
  },
];
