import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  { path: '/', name: 'home', component: () => import('./HomeScreen.vue'), title: 'app.home' },
  { path: '/first-steps', name: 'guide', component: () => import('./FirstSteps.vue'), title: 'home.guide' },
];
