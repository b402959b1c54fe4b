import { mdiTimerSandEmpty } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/delivery-queue',
    name: 'delivery-queue',
    component: () => import('./DeliveryQueueScreen.vue'),
    permission: 'leads:view',
    nav: { group: 'work', label: 'deliveryQueue.title', icon: mdiTimerSandEmpty, order: 45, key: 'w' },
  },
];
