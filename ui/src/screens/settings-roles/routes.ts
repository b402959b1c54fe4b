import { mdiShieldAccountOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';
import { listRoute } from '#ui/lists/list-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/roles',
    name: 'roles',
    component: listRoute(async () => (await import('./list')).roleListScreen),
    permission: 'settings:users',
    nav: { group: 'system', label: 'roles.title', icon: mdiShieldAccountOutline, order: 30 },
  },
  {
    path: '/roles/new',
    name: 'roles.new',
    component: async () => (await import('./role-form')).roleForm,
    permission: 'settings:users',
    title: 'roles.create',
  },
  {
    path: '/roles/:id',
    name: 'roles.edit',
    component: async () => (await import('./role-form')).roleForm,
    permission: 'settings:users',
    title: 'roles.one',
  },
];
