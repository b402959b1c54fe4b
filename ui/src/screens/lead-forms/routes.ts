import { mdiFormSelect } from '@mdi/js';
import type { ScreenRoute } from '#ui/app/screen-route';
import { listRoute } from '#ui/lists/list-route';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/forms',
    name: 'forms',
    component: listRoute(async () => (await import('./list')).leadFormListScreen),
    permission: 'sources:view',
    nav: { group: 'inbound', label: 'leadForms.many', icon: mdiFormSelect, order: 30, key: 'o' },
  },
  {
    path: '/forms/new',
    name: 'forms.new',
    component: async () => (await import('./lead-form-form')).leadFormForm,
    permission: 'sources:edit',
    title: 'leadForms.create',
  },
  {
    path: '/forms/:id',
    name: 'forms.edit',
    component: async () => (await import('./lead-form-form')).leadFormForm,
    permission: 'sources:view',
    title: 'leadForms.one',
  },
];
