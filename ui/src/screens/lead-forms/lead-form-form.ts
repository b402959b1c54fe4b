import { mdiOpenInNew } from '@mdi/js';
import { h } from 'vue';
import { leadForms } from '#api/contract/resources/lead-forms';
import { leadFormDocumentSchema } from '#domain/lead/lead-form.schema';
import { defineFormScreen } from '#ui/forms/define-form-screen';
import StatePill from '#ui/kit/StatePill.vue';
import SvgIcon from '#ui/kit/SvgIcon.vue';
import { t } from '#ui/words/i18n';
import FormEmbedding from './FormEmbedding.vue';
import FormFieldsTab from './FormFieldsTab.vue';
import FormGeneral from './FormGeneral.vue';
import FormPreview from './FormPreview.vue';
import { useFormType } from './use-form-type';

/** The document's defaults, with nothing asked for yet. */
const blankDocument = () => ({
  ...leadFormDocumentSchema.parse({ v: 1, title: '-', fields: [{ field: '-' }] }),
  title: '',
  fields: [],
});

export const leadFormForm = defineFormScreen({
  resource: leadForms,
  name: 'forms',
  list: 'leadForms.many',
  madeTab: 'preview',
  title: ({ saved, id }) => saved?.name ?? t(id === null ? 'leadForms.create' : 'leadForms.one'),
  blank: ({ campaign }) => ({
    document: blankDocument(),
    ...(typeof campaign === 'string' && { campaignId: campaign }),
  }),
  more: (form) => useFormType(form),
  marks: ({ saved }) => (saved ? [h(StatePill, { state: saved.status })] : []),
  actions: ({ saved }) =>
    saved
      ? [
          h('a', { class: 'button', href: `/f/${saved.slug}`, target: '_blank', rel: 'noopener' }, [
            h(SvgIcon, { path: mdiOpenInNew, size: 14 }),
            t('leadForms.open'),
          ]),
        ]
      : [],
  tabs: [
    {
      id: 'general',
      label: 'leadForms.general',
      component: FormGeneral,
      fields: ['name', 'slug', 'campaignId', 'status', 'document'],
      props: ({ mayEdit, id }) => ({ disabled: !mayEdit, isNew: id === null }),
    },
    {
      id: 'fields',
      label: 'leadForms.fields',
      component: FormFieldsTab,
      fields: ['document.fields'],
      count: ({ draft }) => draft.document.fields.length || null,
      props: ({ mayEdit }, type) => ({ disabled: !mayEdit, fields: type.value?.document.fields }),
    },
    {
      id: 'embedding',
      label: 'leadForms.embed',
      component: FormEmbedding,
      fields: ['document.embedOrigins'],
      props: ({ mayEdit }) => ({ disabled: !mayEdit }),
    },
    {
      id: 'preview',
      label: 'leadForms.preview',
      component: FormPreview,
      looks: true,
      fills: true,
      when: ({ id }) => id !== null,
      props: ({ saved, dirty }) => ({
        slug: saved?.slug ?? '',
        version: saved?.version ?? 0,
        title: saved?.name ?? '',
        dirty,
      }),
    },
  ],
});
