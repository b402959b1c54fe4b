import { mdiCardAccountDetailsOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';
import { listRoute } from '#ui/lists/list-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/delivery-accounts',
    name: 'delivery-accounts',
    component: listRoute(async () => (await import('./list')).deliveryAccountListScreen),
    permission: 'buyers:view',
    nav: {
      group: 'outbound',
      label: 'names.deliveryAccounts',
      icon: mdiCardAccountDetailsOutline,
      order: 20,
      key: 'a',
    },
  },
  {
    path: '/delivery-accounts/new',
    name: 'delivery-accounts.new',
    component: async () => (await import('./delivery-account-form')).deliveryAccountForm,
    permission: 'buyers:edit',
    title: 'deliveryAccounts.new',
  },
  {
    path: '/delivery-accounts/:id/:tab?',
    name: 'delivery-accounts.edit',
    component: async () => (await import('./delivery-account-form')).deliveryAccountForm,
    permission: 'buyers:view',
    title: 'names.deliveryAccount',
  },
];
