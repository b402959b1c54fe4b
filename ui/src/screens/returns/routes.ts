import { mdiKeyboardReturn } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/returns',
    name: 'returns',
    component: () => import('./ReturnsScreen.vue'),
    permission: 'leads:view',
    nav: { group: 'work', label: 'names.returns', icon: mdiKeyboardReturn, order: 60, key: 'r' },
  },
];
