import { mdiHeartPulse } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/system',
    name: 'system',
    component: () => import('./SystemScreen.vue'),
    nav: { group: 'system', label: 'system.title', icon: mdiHeartPulse, order: 90, key: 'y' },
  },
];
