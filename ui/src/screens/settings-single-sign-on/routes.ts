import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/settings/single-sign-on',
    name: 'settings.single-sign-on',
    component: () => import('./SingleSignOnSettings.vue'),
    permission: 'settings:view',
    title: 'singleSignOn.title',
  },
];
