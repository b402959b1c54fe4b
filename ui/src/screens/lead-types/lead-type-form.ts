import { h } from 'vue';
import { leadTypes } from '#api/contract/resources/lead-types';
import { defineFormScreen } from '#ui/forms/define-form-screen';
import StatePill from '#ui/kit/StatePill.vue';
import { t } from '#ui/words/i18n';
import { rowsOf } from './field-tree';
import LeadTypeFields from './LeadTypeFields.vue';
import LeadTypeForce from './LeadTypeForce.vue';
import LeadTypeGeneral from './LeadTypeGeneral.vue';
import LeadTypeWords from './LeadTypeWords.vue';
import UsagePanel from './UsagePanel.vue';

export const leadTypeForm = defineFormScreen({
  resource: leadTypes,
  name: 'lead-types',
  list: 'names.leadTypes',
  title: ({ saved }) => saved?.name ?? t('names.leadType'),
  marks: ({ saved }) =>
    saved ? [h(StatePill, { state: saved.status }), h('span', { class: 'faint mono' }, `LID ${saved.lid}`)] : [],
  tabs: [
    {
      id: 'fields',
      label: 'leadTypes.fields',
      component: LeadTypeFields,
      // The schema names a field by its place, the checks by its name: both lie within the document.
      fields: ['document'],
      member: 'document',
      locked: false,
      count: ({ draft }) => rowsOf(draft.document?.fields ?? []).length,
      props: ({ id, saved, errors }) => ({ id: id ?? '', stored: saved?.document, errors }),
    },
    {
      id: 'general',
      label: 'leadTypes.general',
      component: LeadTypeGeneral,
      fields: ['name', 'industry', 'status'],
      props: ({ mayEdit }) => ({ disabled: !mayEdit }),
    },
    {
      id: 'words',
      label: 'leadTypes.vocabulary',
      component: LeadTypeWords,
      fields: ['document.categories', 'document.returnReasons'],
      member: 'document',
      locked: false,
      props: ({ saved }) => ({ stored: saved?.document }),
    },
    {
      id: 'force',
      label: 'leadTypes.forceTab',
      component: LeadTypeForce,
      fields: ['document.forceId'],
      member: 'document',
      locked: false,
    },
    {
      id: 'usage',
      label: 'leadTypes.usageTab',
      component: UsagePanel,
      looks: true,
      props: ({ id }) => ({ id: id ?? '' }),
    },
  ],
});
