import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  { path: '/profile', name: 'profile', component: () => import('./ProfileScreen.vue'), title: 'profile.title' },
];
