import { mdiKeyOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';
import { listRoute } from '#ui/lists/list-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/credentials',
    name: 'credentials',
    component: listRoute(async () => (await import('./list')).credentialListScreen),
    permission: 'settings:users',
    nav: { group: 'system', label: 'credentials.title', icon: mdiKeyOutline, order: 40 },
  },
];
