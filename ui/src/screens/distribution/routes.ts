import { mdiShareVariantOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/distribution',
    name: 'distribution',
    component: () => import('./DistributionScreen.vue'),
    permission: 'leads:view',
    nav: { group: 'work', label: 'distribution.title', icon: mdiShareVariantOutline, order: 40, key: 'd' },
  },
];
