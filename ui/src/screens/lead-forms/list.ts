import { h } from 'vue';
import { leadFormList } from '#api/contract/listing/lists/lead-forms';
import { leadForms } from '#api/contract/resources/lead-forms';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { removes, standing } from '#ui/lists/verb-use';
import FormAddress from './FormAddress.vue';

export const leadFormListScreen = defineListScreen({
  list: leadFormList,
  route: 'forms',
  edit: leadForms.permissions.edit,
  words: { title: 'leadForms.many', create: 'leadForms.create', empty: 'leadForms.empty' },
  cells: { slug: ({ row }) => h(FormAddress, { slug: String(row['slug']) }) },
  verbs: [...standing(leadForms, 'deactivate'), removes(leadForms)],
});
