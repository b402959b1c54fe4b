import { mdiBullhornOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';
import { listRoute } from '#ui/lists/list-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/campaigns',
    name: 'campaigns',
    component: listRoute(async () => (await import('./list')).campaignListScreen),
    permission: 'sources:view',
    nav: { group: 'inbound', label: 'names.campaigns', icon: mdiBullhornOutline, order: 20, key: 'c' },
  },
  {
    path: '/campaigns/new',
    name: 'campaigns.new',
    component: async () => (await import('./campaign-form')).campaignForm,
    permission: 'sources:edit',
    title: 'campaigns.create',
  },
  {
    path: '/campaigns/:id',
    name: 'campaigns.edit',
    component: async () => (await import('./campaign-form')).campaignForm,
    permission: 'sources:view',
    title: 'names.campaign',
  },
];
