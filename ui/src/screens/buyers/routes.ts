import { mdiAccountTieOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/buyers',
    name: 'buyers',
    component: () => import('./BuyerList.vue'),
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
