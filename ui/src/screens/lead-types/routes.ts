import { mdiShapeOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';
import { listRoute } from '#ui/lists/list-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/lead-types',
    name: 'lead-types',
    component: listRoute(async () => (await import('./list')).leadTypeListScreen),
    permission: 'leads:view',
    nav: { group: 'inbound', label: 'names.leadTypes', icon: mdiShapeOutline, order: 40, key: 't' },
  },
  {
    path: '/lead-types/new',
    name: 'lead-types.new',
    component: () => import('./LeadTypeNew.vue'),
    permission: 'settings:edit',
    title: 'leadTypes.create',
  },
  {
    path: '/lead-types/:id',
    name: 'lead-types.edit',
    component: async () => (await import('./lead-type-form')).leadTypeForm,
    permission: 'leads:view',
    title: 'names.leadType',
  },
];
