import type { ResourceNames } from '../resource-names';

export const resourceListScreen = ({ camel, manyKebab, manyCamel }: ResourceNames): string => `
import { ${camel}List } from '#api/contract/listing/lists/${manyKebab}';
import { ${manyCamel} } from '#api/contract/resources/${manyKebab}';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { removes, standing } from '#ui/lists/verb-use';

export const ${camel}ListScreen = defineListScreen({
  list: ${camel}List,
  route: '${manyKebab}',
  edit: ${manyCamel}.permissions.edit,
  words: { title: '${manyCamel}.many', create: '${manyCamel}.create', empty: '${manyCamel}.empty' },
  verbs: [...standing(${manyCamel}, 'deactivate'), removes(${manyCamel}, '${manyCamel}.removeAbout')],
});
`;

export const resourceFormScreen = ({ camel, pascal, manyKebab, manyCamel }: ResourceNames): string => `
import { h } from 'vue';
import { ${manyCamel} } from '#api/contract/resources/${manyKebab}';
import { defineFormScreen } from '#ui/forms/define-form-screen';
import StatePill from '#ui/kit/StatePill.vue';
import { t } from '#ui/words/i18n';
import ${pascal}General from './${pascal}General.vue';

export const ${camel}Form = defineFormScreen({
  resource: ${manyCamel},
  name: '${manyKebab}',
  list: '${manyCamel}.many',
  title: ({ saved, id }) => saved?.name ?? t(id === null ? '${manyCamel}.create' : '${manyCamel}.one'),
  marks: ({ saved }) => (saved ? [h(StatePill, { state: saved.status })] : []),
  tabs: [
    {
      id: 'general',
      label: '${manyCamel}.general',
      component: ${pascal}General,
      fields: ['name', 'status'],
    },
  ],
});
`;

export const resourceGeneralTab = ({ manyKebab, manyCamel }: ResourceNames): string => `
<script setup lang="ts">
import { ACTIVE_STATUSES } from '#domain/words/market';
import type { ${manyCamel} } from '#api/contract/resources/${manyKebab}';
import type { Draft } from '#ui/forms/draft';
import type { ErrorOf } from '#ui/forms/error-of';
import SelectField from '#ui/forms/SelectField.vue';
import TextField from '#ui/forms/TextField.vue';
import { wordOf } from '#ui/words/i18n';

defineProps<{ errorOf: ErrorOf }>();
const draft = defineModel<Draft<typeof ${manyCamel}>>({ required: true });

const statuses = ACTIVE_STATUSES.map((value) => ({ value, label: wordOf('states', value) }));
</script>

<template>
  <div class="tab">
    <TextField
      v-model="draft.name"
      :label="$t('${manyCamel}.name')"
      :error="errorOf('name')"
      required
      autofocus
      :maxlength="120" />
    <SelectField
      v-model="draft.status"
      :label="$t('${manyCamel}.status')"
      :error="errorOf('status')"
      :options="statuses" />
  </div>
</template>

<style scoped>
.tab {
  display: grid;
  gap: 14px;
  max-width: 420px;
}
</style>
`;

export const resourceScreenRoutes = ({ kebab, camel, manyKebab, manyCamel }: ResourceNames): string => `
import { mdiTagOutline } from '@mdi/js';
import { resourceRoutes } from '#ui/lists/resource-routes';

export const routes = resourceRoutes({
  name: '${manyKebab}',
  view: 'settings:view',
  edit: 'settings:edit',
  nav: { group: 'system', label: '${manyCamel}.many', icon: mdiTagOutline, order: 60 },
  list: async () => (await import('./list')).${camel}ListScreen,
  form: async () => (await import('./${kebab}-form')).${camel}Form,
  titles: { create: '${manyCamel}.create', one: '${manyCamel}.one' },
});
`;

export const resourceWords = ({ words, lower, manyCamel, manyWords }: ResourceNames): string => `
export const words = {
  ${manyCamel}: {
    one: '${words}',
    many: '${manyWords}',
    create: 'New ${lower}',
    empty: 'No ${lower} yet',
    emptyAbout: 'Each has a name and can be switched off.',
    removeAbout: 'What is named elsewhere cannot be deleted; deactivate it instead.',
    general: 'General',
    name: 'Name',
    status: 'Status',
  },
};
`;
