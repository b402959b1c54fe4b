import { mdiCogOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/settings',
    name: 'settings.general',
    component: () => import('./GeneralSettings.vue'),
    permission: 'settings:view',
    title: 'settings.title',
    nav: { group: 'system', label: 'settings.title', icon: mdiCogOutline, order: 10, key: ',' },
  },
  {
    path: '/settings/names',
    name: 'settings.names',
    component: () => import('./NameSettings.vue'),
    permission: 'settings:view',
    title: 'settings.nav.names',
  },
  {
    path: '/settings/grading',
    name: 'settings.grading',
    component: () => import('./GradingSettings.vue'),
    permission: 'settings:view',
    title: 'settings.nav.grading',
  },
  {
    path: '/settings/distribution',
    name: 'settings.distribution',
    component: () => import('./DistributionSettings.vue'),
    permission: 'settings:view',
    title: 'settings.nav.distribution',
  },
  {
    path: '/settings/ai-validation',
    name: 'settings.ai',
    component: () => import('./AiSettings.vue'),
    permission: 'settings:view',
    title: 'settings.nav.ai',
  },
];
