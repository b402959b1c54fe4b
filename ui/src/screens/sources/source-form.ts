import { mdiPlus } from '@mdi/js';
import { h } from 'vue';
import { RouterLink } from 'vue-router';
import { sources } from '#api/contract/resources/sources';
import { defineFormScreen } from '#ui/forms/define-form-screen';
import StatePill from '#ui/kit/StatePill.vue';
import SvgIcon from '#ui/kit/SvgIcon.vue';
import { t } from '#ui/words/i18n';
import AccessRules from './AccessRules.vue';
import SourceCampaigns from './SourceCampaigns.vue';
import SourceGeneral from './SourceGeneral.vue';

export const sourceForm = defineFormScreen({
  resource: sources,
  name: 'sources',
  list: 'names.sources',
  madeTab: 'campaigns',
  title: ({ saved, id }) => saved?.name ?? t(id === null ? 'sources.create' : 'names.source'),
  marks: ({ saved }) =>
    saved ? [h(StatePill, { state: saved.status }), h('span', { class: 'faint mono' }, `VID ${saved.vid}`)] : [],
  actions: ({ id, mayEdit }, _, tab) =>
    id !== null && tab === 'campaigns' && mayEdit
      ? [
          h(RouterLink, { class: 'button', to: { name: 'campaigns.new', query: { source: id } } }, () => [
            h(SvgIcon, { path: mdiPlus, size: 15 }),
            t('sources.newCampaign'),
          ]),
        ]
      : [],
  tabs: [
    {
      id: 'general',
      label: 'sources.general',
      component: SourceGeneral,
      fields: ['name', 'status', 'contact', 'gradingEnabled'],
      props: ({ mayEdit, saved }) => ({ disabled: !mayEdit, vid: saved?.vid ?? null }),
    },
    {
      id: 'access',
      label: 'sources.access',
      component: AccessRules,
      fields: ['accessRules'],
      member: 'accessRules',
      count: ({ draft }) => draft.accessRules.length || null,
      props: ({ mayEdit }) => ({ disabled: !mayEdit }),
    },
    {
      id: 'campaigns',
      label: 'names.campaigns',
      component: SourceCampaigns,
      looks: true,
      fills: true,
      when: ({ id }) => id !== null,
      props: ({ id, mayEdit }) => ({ sourceId: id ?? '', mayEdit }),
    },
  ],
});
