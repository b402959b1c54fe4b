import { mdiAntenna } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';
import { listRoute } from '#ui/lists/list-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/sources',
    name: 'sources',
    component: listRoute(async () => (await import('./list')).sourceListScreen),
    permission: 'sources:view',
    nav: { group: 'inbound', label: 'names.sources', icon: mdiAntenna, order: 10, key: 's' },
  },
  {
    path: '/sources/new',
    name: 'sources.new',
    component: async () => (await import('./source-form')).sourceForm,
    permission: 'sources:edit',
    title: 'sources.create',
  },
  {
    path: '/sources/:id',
    name: 'sources.edit',
    component: async () => (await import('./source-form')).sourceForm,
    permission: 'sources:view',
    title: 'names.source',
  },
];
