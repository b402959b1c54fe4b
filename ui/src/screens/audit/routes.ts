import { mdiTextBoxSearchOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./AuditScreen.vue'),
    permission: 'settings:view',
    wholeOnly: true,
    nav: { group: 'system', label: 'audit.title', icon: mdiTextBoxSearchOutline, order: 50 },
  },
];
