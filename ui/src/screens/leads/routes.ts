import { mdiFormatListBulleted } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/leads',
    name: 'leads',
    component: () => import('./LeadsScreen.vue'),
    permission: 'leads:view',
    nav: { group: 'work', label: 'names.leads', icon: mdiFormatListBulleted, order: 20, key: 'l' },
  },
];
