import { mdiScaleBalance } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/ledger/:tab(postings)?',
    name: 'ledger',
    component: () => import('./LedgerScreen.vue'),
    permission: 'ledger:view',
    nav: { group: 'work', label: 'ledger.title', icon: mdiScaleBalance, order: 70, key: 'e' },
  },
];
