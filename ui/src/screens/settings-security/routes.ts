import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/settings/security',
    name: 'settings.security',
    component: () => import('./SecuritySettings.vue'),
    permission: 'settings:view',
    title: 'security.title',
  },
];
