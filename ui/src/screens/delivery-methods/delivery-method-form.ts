import { h } from 'vue';
import { deliveryMethods } from '#api/contract/resources/delivery-methods';
import { FIRST_CHANNEL } from '#ui/channels/registry';
import { defineFormScreen } from '#ui/forms/define-form-screen';
import StatePill from '#ui/kit/StatePill.vue';
import { t } from '#ui/words/i18n';
import ChannelName from './ChannelName.vue';
import ChannelTab from './ChannelTab.vue';
import DeliveryTab from './DeliveryTab.vue';
import GeneralTab from './GeneralTab.vue';
import MappingTab from './MappingTab.vue';
import { blankConfig } from './method-draft';
import MethodBeside from './MethodBeside.vue';
import NoticesTab from './NoticesTab.vue';
import TestsTab from './TestsTab.vue';
import { useMethod } from './use-method';

const SHOWN_BESIDE: ReadonlySet<string> = new Set(['general', 'channel', 'mapping', 'response']);

export const deliveryMethodForm = defineFormScreen({
  resource: deliveryMethods,
  name: 'delivery-methods',
  list: { label: 'names.buyers', name: 'buyers' },
  title: ({ draft }) => draft.name || t('deliveryMethods.new'),
  blank: ({ buyer }) => ({
    channel: FIRST_CHANNEL.id,
    config: blankConfig(FIRST_CHANNEL.id),
    mapping: { v: 1 as const, fields: [] },
    ...(typeof buyer === 'string' && { buyerId: buyer }),
  }),
  more: (form) => useMethod(form),
  // What the last save said, else what a save would say. A new one is not marked before anybody had a chance to fill it in.
  errorOf:
    (form, { preview }) =>
    (field) =>
      form.errorOf(field) ?? (form.id !== null && field.startsWith('config.') ? preview.errorOf(field) : null),
  trail: ({ draft: { buyerId } }, { buyerName }) =>
    buyerId
      ? [{ label: buyerName(buyerId), to: { name: 'buyers.edit', params: { id: buyerId, tab: 'methods' } } }]
      : [],
  marks: ({ id, draft }) => [
    h(ChannelName, { channel: draft.channel }),
    id !== null && h(StatePill, { state: draft.status }),
    draft.environment === 'testing' &&
      h(StatePill, { state: 'testing', label: t('deliveryMethods.environments.testing') }),
  ],
  tabs: [
    {
      id: 'general',
      label: 'deliveryMethods.tabs.general',
      component: GeneralTab,
      fields: ['name', 'status', 'environment', 'buyerId', 'leadTypeId', 'channel'],
      props: ({ id }) => ({ fixed: id !== null }),
    },
    {
      id: 'channel',
      label: 'deliveryMethods.tabs.channel',
      component: ChannelTab,
      fields: ['config'],
      props: () => ({ part: 'request' as const }),
    },
    {
      id: 'mapping',
      label: 'deliveryMethods.tabs.mapping',
      component: MappingTab,
      fields: ['mapping'],
      when: (_, { channel }) => channel.value?.sends === true,
      count: ({ draft }) => draft.mapping?.fields.length ?? 0,
      props: (_, { channel, definitions, preview }) => ({
        definitions: definitions.value,
        preview: preview.preview.value,
        canPing: channel.value?.canPing === true,
      }),
    },
    {
      id: 'response',
      label: 'deliveryMethods.tabs.response',
      component: ChannelTab,
      fields: ['config.response'],
      when: (_, { channel }) => channel.value?.answers === true,
      props: () => ({ part: 'answer' as const }),
    },
    { id: 'delivery', label: 'deliveryMethods.tabs.delivery', component: DeliveryTab, fields: ['retry', 'schedule'] },
    { id: 'notices', label: 'deliveryMethods.tabs.notices', component: NoticesTab, fields: ['notifications'] },
    {
      id: 'tests',
      label: 'deliveryMethods.tabs.tests',
      component: TestsTab,
      looks: true,
      locked: true,
      when: ({ id }, { channel }) => id !== null && channel.value?.sends === true,
      props: ({ id, draft, dirty }) => ({ methodId: id ?? '', draft, dirty }),
    },
  ],
  beside: {
    component: MethodBeside,
    when: ({ draft }, { channel }, tab) =>
      channel.value?.sends === true && SHOWN_BESIDE.has(tab) && Boolean(draft.leadTypeId),
    props: ({ draft }, { preview, leadId, tests }, tab) => ({
      draft,
      reading: tab === 'response',
      lastTest: tests.value?.items[0],
      preview: preview.preview.value,
      problem: preview.problem.value,
      pending: preview.pending.value,
      leadId: leadId.value,
      'onUpdate:leadId': (next: string | null) => void (leadId.value = next),
    }),
  },
});
