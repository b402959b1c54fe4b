import { mdiAccountTieOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';
import { listRoute } from '#ui/lists/list-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/buyers',
    name: 'buyers',
    component: listRoute(async () => (await import('./list')).buyerListScreen),
    permission: 'buyers:view',
    nav: { group: 'outbound', label: 'names.buyers', icon: mdiAccountTieOutline, order: 10, key: 'b' },
  },
  {
    path: '/buyers/new',
    name: 'buyers.new',
    component: () => import('./BuyerWizard.vue'),
    permission: 'buyers:edit',
    title: 'buyers.new',
  },
  {
    path: '/buyers/:id/:tab?',
    name: 'buyers.edit',
    component: async () => (await import('./buyer-form')).buyerForm,
    permission: 'buyers:view',
    title: 'names.buyer',
  },
];
