import { defineAsyncComponent, type Component } from 'vue';
import { consentOf } from './consent-of';
import type { Lead } from './use-lead';

export interface LeadTab {
  readonly id: string;
  readonly component: Component;
  readonly count?: (lead: Lead) => number | null;
  readonly shown?: (lead: Lead) => boolean;
}

const lazy = (load: () => Promise<Component | { default: Component }>): Component =>
  defineAsyncComponent(load as () => Promise<{ default: Component }>);

/** What is known of a lead, one tab for each kind of question. */
export const LEAD_TABS: readonly LeadTab[] = [
  { id: 'process', component: lazy(() => import('./tabs/ProcessTab.vue')) },
  {
    id: 'deliveries',
    component: lazy(() => import('./tabs/DeliveriesTab.vue')),
    count: (lead) => lead.deliveries.length || null,
  },
  { id: 'properties', component: lazy(() => import('./tabs/PropertiesTab.vue')) },
  {
    id: 'insert-request',
    component: lazy(() => import('./tabs/InsertRequestTab.vue')),
    shown: (lead) => lead.insertRequest !== null,
  },
  { id: 'send-information', component: lazy(() => import('./tabs/SendInformationTab.vue')) },
  {
    id: 'consent',
    component: lazy(() => import('./tabs/ConsentTab.vue')),
    shown: (lead) => consentOf(lead.fields).length > 0,
  },
  { id: 'files', component: lazy(() => import('./tabs/FilesTab.vue')) },
  { id: 'notes', component: lazy(() => import('./tabs/NotesTab.vue')) },
  { id: 'history', component: lazy(() => import('./tabs/HistoryTab.vue')) },
  { id: 'why', component: lazy(() => import('./tabs/WhyTab.vue')) },
];
