import { mdiEraser } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/erasure-requests',
    name: 'erasure-requests',
    component: () => import('./ErasureScreen.vue'),
    permission: 'leads:delete',
    nav: { group: 'system', label: 'erasure.title', icon: mdiEraser, order: 45 },
  },
];
