import { mdiKeyOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/credentials',
    name: 'credentials',
    component: () => import('./CredentialList.vue'),
    permission: 'settings:users',
    nav: { group: 'system', label: 'credentials.title', icon: mdiKeyOutline, order: 40 },
  },
];
