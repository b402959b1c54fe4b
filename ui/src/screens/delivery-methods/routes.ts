import { mdiSendOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';
import { listRoute } from '#ui/lists/list-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/delivery-methods',
    name: 'delivery-methods',
    component: listRoute(async () => (await import('./list')).deliveryMethodListScreen),
    permission: 'buyers:view',
    nav: { group: 'outbound', label: 'names.deliveryMethods', icon: mdiSendOutline, order: 30, key: 'm' },
  },
  {
    path: '/delivery-methods/new',
    name: 'delivery-methods.new',
    component: async () => (await import('./delivery-method-form')).deliveryMethodForm,
    permission: 'buyers:edit',
    title: 'deliveryMethods.new',
  },
  {
    path: '/delivery-methods/:id/:tab?',
    name: 'delivery-methods.edit',
    component: async () => (await import('./delivery-method-form')).deliveryMethodForm,
    permission: 'buyers:view',
    title: 'names.deliveryMethod',
  },
];
