import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/leads/:leadId/:tab?',
    name: 'lead',
    component: () => import('./LeadScreen.vue'),
    permission: 'leads:view',
    title: 'lead.title',
  },
];
