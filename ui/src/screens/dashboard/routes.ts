import { mdiViewDashboardOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/dashboard',
    name: 'dashboard',
    component: () => import('./DashboardScreen.vue'),
    permission: 'reports:view',
    nav: { group: 'work', label: 'dashboard.title', icon: mdiViewDashboardOutline, order: 10, key: 'h' },
  },
];
