import { mdiClipboardCheckOutline } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/quality-control',
    name: 'quality-control',
    component: () => import('./QualityControlScreen.vue'),
    permission: 'leads:view',
    nav: { group: 'work', label: 'qc.title', icon: mdiClipboardCheckOutline, order: 30, key: 'q' },
  },
];
